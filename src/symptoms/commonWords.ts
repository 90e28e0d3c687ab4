/** Words that occur in logs of every kind: alone they say nothing. Lower case. The index contains them, so that the browser loads them once. */
export const COMMON_WORDS =
  `a about accept accepted access account active add added address after again all allocated already an and any api app
  application are argument as at attempt attempts available back bad be because been before begin being body buffer but
  by bytes cache call called calling can cannot cause caused change changed check client close closed closing code
  column command commit complete completed config configuration connect connected connecting connection connections
  container content context core could count cpu create created creating current data database date db dead
  default delete deleted denied detected device did died directory disk do does done down due during end engine entry
  env error errors event exceeded exception execute executing exist existing exists exit exited expected expired fail failed
  failing failure fatal file files finished for format found free from function get given got had handle handler
  handling has have header health host http https id if ignored ignoring image in index info init input install
  instance internal into invalid io is it its job key kill killed last length level limit line list listen listening
  load loaded loading local lock log login long main make manager master max maximum memory message method mode
  module more most mount name network new next no node none not null number object of off old on one only open
  operation option or other out output over package page parameter parse path pending permission pid please
  pod pool port post process processing property public put query queue read reading ready reason received refused
  registered reload remote remove removed reply request requests required reset resource response restart restarting result
  retry retrying return returned root route row run running runtime save schema script second seconds see
  segment send sent server service session set shutdown signal size skipping sleep socket some source space stack
  start started starting state status still stop stopped stopping storage string success successfully such
  support supported syntax system table task tcp temporary terminated test than that the there this thread time timed
  timeout to token too tried try trying type unable undefined unexpected unknown unsupported until up update updated uri
  url use used user using valid value values version volume waiting warning was web when while will with within without
  worker write writing wrong x yes you your zero`.replaceAll(/\s+/g, ' ');

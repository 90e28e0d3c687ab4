/** The commands that cases ask for, as verbs of Belay. */
export const VERBS = {
  gate: ['gate'],
  verify: ['verify'],
  answer: ['answer'],
  log: ['log', '--json'],
  'pre-push': ['pre-push'],
};

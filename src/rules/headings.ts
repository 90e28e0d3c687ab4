/** Which headings open a stage. */
import { distance } from 'fastest-levenshtein';
import { foldCase } from '../text/foldCase.ts';
import { STAGES, type Stage } from './model.ts';
import { remembered } from './remembered.ts';

/** Words after the name of a stage that do not matter: `Post-deployment verification`. */
const SUFFIXES = setOf(
  'action actions activities and check checking checklist checklists checks criteria gate guide',
  'instruction instructions item items list monitoring phase plan plans playbook preparation',
  'prerequisite prerequisites procedure procedures process question questions requirement requirements',
  'review rule rules runbook sanity section sign signoff off smoke stage step steps task tasks test',
  'testing tests things to do todo todos validation validations verification verifications verify work',
);
/** Words in front of it: `Step 1: Before deploy`, `Part II. Recovery`. */
const PREFIXES = setOf('appendix chapter part phase section stage step the');
const NUMERAL = /^(?:\p{N}+|[ivx]{1,5}|[a-h])$/u;
/** `Before deploying to production`: what follows these says where, and the stage is clear. */
const PREPOSITIONS = setOf('at for from in into of on to with');

const DEPLOYS = ['deploy', 'deploying', 'deploys', 'deployment', 'deployments'];
const DETERMINERS = ['', 'the', 'a', 'any', 'each', 'every', 'our', 'we', 'you', 'your'];

const STAGE_HEADINGS: Record<Stage, readonly string[]> = {
  'before-deploy': [...aDeploy('before', 'prior to', 'ahead of', 'pre'), 'preflight'],
  'after-deploy': [...aDeploy('after', 'following', 'post'), 'postflight'],
  recovery: ['recovery', 'rollback', 'rolling back', 'how to roll back'],
};

/** Other words for a deploy. */
const LIKE_A_DEPLOY =
  '(?:[\\p{L}\\p{N}]+ ){0,3}(?:deploy\\w*|releas\\w*|roll ?out|launch\\w*|go(?:ing)? ?live|ship\\w*|upgrad\\w+|cut ?over|publish\\w*)';
/** The two sides of a deploy, in the languages that people use for headings most. */
const BEFORE = 'before|pre|prior to|ahead of|vor|voor|avant|antes|prima|przed|innan|før|до|перед';
const AFTER =
  'after|post|following|nach|na|après|apres|después|despues|depois|após|dopo|po|efter|etter|после|після';
/** A deploy in those languages. */
const FOREIGN_DEPLOY =
  '(?:\\p{L}+ ){0,2}(?:deploy\\p{L}*|releases?|rollouts?|bereitstellung|auslieferung|inbetriebnahme|déploiement|mise en production|despliegue|implantação|rilascio|uitrol|wdrożeni\\p{L}+|депло\\p{L}*|релиз\\p{L}*)';
/** The same in Turkish, where the preposition follows. */
const TURKISH_DEPLOY = '(?:dağ[ıi]t[ıi]m|yay[ıi]n|deploy)';
/** A heading that does not open a stage but looks as if it did, and the stage it resembles. */
interface Resemblance {
  sound: RegExp;
  meant: string;
  stage?: Stage;
}

/** What resembling headings begin with. Expressions with classes of Unicode take long to make, and few headings need them. */
const BEGINNINGS: string[] = [BEFORE, AFTER];

/**
 * @param begins with what the resembling part begins, as a part of a regular expression without classes of Unicode.
 * @param rest what follows.
 */
function like(begins: string, rest: string, meant: string, stage?: Stage): Resemblance {
  BEGINNINGS.push(begins);
  return { sound: phrase(`(?:${begins})${rest}`), meant, ...(stage && { stage }) };
}

const SOUNDS_LIKE: readonly Resemblance[] = [
  like('before|prior to|pre|ahead of', ` ${LIKE_A_DEPLOY}`, 'before deploy', 'before-deploy'),
  like('after|post|following|once|upon', ` ${LIKE_A_DEPLOY}`, 'after deploy', 'after-deploy'),
  like(
    '(?:revert|undo|recover)\\w*|(?:fall|roll|rolled|rolling|back|backing) ?(?:back|out)s?|fallbacks?',
    '',
    'recovery',
    'recovery',
  ),
  like(BEFORE, ` ${FOREIGN_DEPLOY}`, 'before deploy', 'before-deploy'),
  like(AFTER, ` ${FOREIGN_DEPLOY}`, 'after deploy', 'after-deploy'),
  like(TURKISH_DEPLOY, '\\p{L}* (?:önce|öncesi)', 'before deploy', 'before-deploy'),
  like(TURKISH_DEPLOY, '\\p{L}* (?:sonra|sonras[ıi])', 'after deploy', 'after-deploy'),
  like(
    '(?:verif\\w+|validat\\w+|check\\w*|test\\w*|monitor\\w*|watch\\w*)',
    ' (?:\\p{L}+ ){0,2}(?:in|on|the) (?:\\p{L}+ )?(?:production|prod|live|deploy\\w*)',
    'after deploy',
    'after-deploy',
  ),
  like('during|while', ` ${LIKE_A_DEPLOY}`, 'after deploy'),
  like('if|when', ' (?:\\p{L}+ ){0,4}(?:fail\\w*|breaks?|broken|wrong)', 'recovery', 'recovery'),
  like('contingenc\\w+|back ?up plan|plan b|emergency|abort\\w*', '', 'recovery', 'recovery'),
  like(
    '^(?:(?:deploy\\w*|release|rollout|launch) check ?lists?|go (?:or )?no go|pre ?checks?|pre ?conditions?|pre ?requisites?|readiness)',
    '(?: \\p{L}+)?$',
    'before deploy',
    'before-deploy',
  ),
  like(
    '^(?:verif\\w+|validat\\w+|smoke ?tests?|smoke testing|post ?checks?)',
    '(?: (?:steps?|checks?|checklist|procedure|plan|tests?|phase))?$',
    'after deploy',
    'after-deploy',
  ),
  like(
    '^(?:deploy\\w*|release|rollout)',
    '(?: (?:steps?|procedure|tasks?|phase))?$',
    'after deploy',
  ),
];

/** Whether a heading may resemble that of a stage, or name two of them. */
const MAY_RESEMBLE = new RegExp(`(?:^| )(?:${BEGINNINGS.join('|')})`);

interface Opening {
  stage: Stage;
  /** The words of the heading as Belay or the journal has it, folded. */
  words: string;
}

/** Headings that open a stage, ready to look up by their letters. Made once for a journal. */
export type StageHeadings = ReadonlyMap<string, Opening>;

/**
 * The built-in headings and the journal's own. A journal's heading wins where both have the same
 * words, so that a journal can give a word another stage.
 */
export function stageHeadings(
  extra: Partial<Record<Stage, readonly string[]>> = {},
): StageHeadings {
  const headings = new Map<string, Opening>();
  for (const stage of STAGES) {
    // They are in small letters, without any signs.
    for (const heading of STAGE_HEADINGS[stage]) open(heading.split(/ +/), stage);
  }
  for (const stage of STAGES) {
    for (const heading of extra[stage] ?? []) {
      open(
        wordsOf(heading).map(({ word }) => word),
        stage,
      );
    }
  }
  function open(words: readonly string[], stage: Stage): void {
    if (words.length > 0) headings.set(words.join(''), { stage, words: words.join(' ') });
  }
  return headings;
}

/**
 * The stage that a heading opens, or `undefined`. Case, numbers, emoji and punctuation do not matter. Neither does a
 * usual word after the name of the stage (`Rollback procedure`), and nor does what follows a colon, a dash or a
 * parenthesis (`After the deployment: verify`).
 */
export const stageOfHeading = remembered(
  (text: string, headings: StageHeadings): Stage | undefined => {
    const words = wordsOf(text);
    for (const [from, { word }] of words.entries()) {
      const found = openingAt(words, from, headings);
      if (found && endsWell(words, found.end, found.opening)) return found.opening.stage;
      if (!PREFIXES.has(word) && !NUMERAL.test(word)) return undefined;
    }
    return undefined;
  },
);

/** A heading that opens no stage, though its author may think so. */
export interface NearMiss {
  /** The heading to write instead, in small letters. */
  meant: string;
  /** The stage that it resembles; missing if it is the deploy itself. */
  stage?: Stage;
  /** Whether it is a typing error. If not, it only matters if there are steps below it. */
  typo: boolean;
}

/**
 * The stage heading that a heading was probably meant to be: `Before deplyo` is two letters away from
 * one, `After the release` is another word for one. Such a heading would turn every rule below into prose.
 */
export const nearStageHeading = remembered(
  (text: string, headings: StageHeadings): NearMiss | undefined => {
    if (stageOfHeading(text, headings)) return undefined;
    const words = wordsOf(text);
    const folded = words.map(({ word }) => word).join(' ');
    const near = nearest(folded, headings);
    if (near) return { meant: near.words, stage: near.stage, typo: true };
    for (const from of words.keys()) {
      const found = openingAt(words, from, headings);
      if (found) return { meant: found.opening.words, stage: found.opening.stage, typo: false };
    }
    if (!MAY_RESEMBLE.test(folded)) return undefined;
    const found = SOUNDS_LIKE.find(({ sound }) => sound.test(folded));
    if (!found) return undefined;
    const { meant, stage } = found;
    return { meant, typo: false, ...(stage && { stage }) };
  },
);

/** Words and signs that join two stages: `Before deploy / After deploy`, `Rollback and recovery`. */
const JOINS = /^\s*(?:[/&+,|]|\s(?:and|or|und|oder|et|y|e|ve|и)(?=\s))+\s*(?:the\s+)?$/u;
/** The words of one side. They are cheap to look for, and few headings have words of both sides. */
const SIDES = [phrase(BEFORE), phrase(AFTER)];
/** `Before/after deploy`, `Deploy (before and after)`: both sides share one word for the deploy. */
const BOTH_SIDES = [
  [BEFORE, AFTER],
  [AFTER, BEFORE],
].map(([one, other]) =>
  phrase(
    `(?:${one})(?: ${LIKE_A_DEPLOY})?(?: (?:and|or|und|oder|et|ve))? (?:${other})(?: (?:the|a|each|every|any))?(?: ${LIKE_A_DEPLOY}|$)`,
  ),
);
const A_DEPLOY = phrase(LIKE_A_DEPLOY);

/**
 * The stages that one heading names, where it names more than one: `Before deploy / After deploy`. A list is asked at
 * one stage, so half of what the heading says would be lost.
 */
export const stagesOfOneHeading = remembered(
  (text: string, headings: StageHeadings): Stage[] | undefined => {
    const words = wordsOf(text);
    const folded = words.map(({ word }) => word).join(' ');
    const isOfBoth =
      SIDES.every((side) => side.test(folded)) && BOTH_SIDES.some((sides) => sides.test(folded));
    if (isOfBoth && A_DEPLOY.test(folded)) {
      return ['before-deploy', 'after-deploy'];
    }
    const openings = words.flatMap((_, from) => {
      const found = openingAt(words, from, headings);
      return found ? [{ from, end: found.end, stage: found.opening.stage }] : [];
    });
    for (const one of openings) {
      const other = openings.find(({ from }) => from >= one.end);
      if (other && other.stage !== one.stage) {
        const between = words.slice(one.end, other.from);
        const glue = `${between.map(({ before, word }) => before + word).join('')}${words[other.from]?.before}`;
        if (JOINS.test(glue))
          return STAGES.filter((stage) => [one.stage, other.stage].includes(stage));
      }
    }
    return undefined;
  },
);

function nearest(folded: string, headings: StageHeadings): Opening | undefined {
  let best: Opening | undefined;
  let bestDistance = 3;
  for (const opening of headings.values()) {
    const most = opening.words.length < 10 ? 1 : 2;
    if (Math.abs(opening.words.length - folded.length) > most) continue;
    const away = distance(folded, opening.words);
    if (away > 0 && away <= most && away < bestDistance) {
      best = opening;
      bestDistance = away;
    }
  }
  return best;
}

/** The longest stage heading that begins at a word. */
function openingAt(
  words: readonly Word[],
  from: number,
  headings: StageHeadings,
): { opening: Opening; end: number } | undefined {
  let letters = '';
  let found: { opening: Opening; end: number } | undefined;
  for (let end = from; end < words.length; end++) {
    letters += words[end]?.word;
    const opening = headings.get(letters);
    if (opening) found = { opening, end: end + 1 };
  }
  return found;
}

/** Whether what follows a stage's name leaves the stage clear. */
function endsWell(words: readonly Word[], end: number, { stage }: Opening): boolean {
  for (const { word, apart } of words.slice(end)) {
    if (apart) return true;
    // The recovery of something may be a story, not instructions.
    if (PREPOSITIONS.has(word) && stage !== 'recovery') return true;
    if (!SUFFIXES.has(word) && !/^v?\p{N}+$/u.test(word)) return false;
  }
  return true;
}

interface Word {
  /** Folded. */
  word: string;
  /** What is between it and the word in front of it. */
  before: string;
  /** Whether that is more than a space. */
  apart: boolean;
}

/** The words of a heading, without punctuation and emoji. What is as long as a paragraph is read up to there. */
function wordsOf(text: string): Word[] {
  const folded = foldCase(text.slice(0, MAX_HEADING).normalize('NFKC'));
  let end = 0;
  // Words alone: an expression that also takes what is between them takes its square of time if there are none.
  return Array.from(folded.matchAll(/[\p{L}\p{M}\p{N}]+/gu), ({ 0: word, index }) => {
    const before = folded.slice(end, index);
    end = index + word.length;
    return { word, before, apart: /[:;,.([{|/–—·•→>]|\s-\s/.test(before) };
  });
}

/** Characters. No heading of a stage is nearly as long. */
const MAX_HEADING = 500;

function aDeploy(...prepositions: readonly string[]): string[] {
  return prepositions.flatMap((preposition) =>
    DETERMINERS.flatMap((determiner) =>
      DEPLOYS.map((deploy) => [preposition, determiner, deploy].join(' ')),
    ),
  );
}

function phrase(pattern: string): RegExp {
  return new RegExp(`(?:^| )(?:${pattern})(?= |$)`, 'u');
}

function setOf(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ')));
}

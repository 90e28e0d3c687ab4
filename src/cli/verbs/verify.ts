import { UsageError } from '../../gate/usageError.ts';
import { DURATION_EXAMPLES, readDuration } from '../../text/duration.ts';
import { inSentences } from '../sentences.ts';
import { defineVerb } from '../verb.ts';
import { byAttestation } from '../verifying/byAttestation.ts';
import { byRecords } from '../verifying/byRecords.ts';
import { subjectOf } from '../verifying/subject.ts';
import { CONFIG_OPTION } from './projectOptions.ts';

export const verb = defineVerb({
  summary: 'Check whether a go is recorded for the commit that is checked out.',
  usage:
    'belay verify [--environment E] [--within TIME] [--deployed REV] [--attest FILE | --attestation FILE [--key FILE]] [--config FILE]',
  options: {
    environment: {
      type: 'string',
      value: 'NAME',
      description: 'Where the deploy goes. Default: the environment of the current branch.',
    },
    within: {
      type: 'string',
      value: 'TIME',
      description: 'The maximum age of the go: 90s, 15m, 2h, 1d. Default: no limit.',
    },
    deployed: {
      type: 'string',
      value: 'REV',
      description:
        'The commit that is deployed now. Where its belay.json and rules are stricter, the run must have been compared with it.',
    },
    attest: {
      type: 'string',
      value: 'FILE',
      description: 'Write the go to a file, as an in-toto statement in a DSSE envelope.',
    },
    attestation: {
      type: 'string',
      value: 'FILE',
      description: 'Check such a file instead of the records: an envelope, or a Sigstore bundle.',
    },
    key: {
      type: 'string',
      value: 'FILE',
      description: 'The public key, in PEM, that the attestation has to be signed by.',
    },
    ...CONFIG_OPTION,
  },
  examples: [
    [
      'belay verify --environment production --within 15m && ./deploy.sh',
      'Deploy only what has a go, wherever the gate ran.',
    ],
    ['belay sync && belay verify --environment production', 'Fetch the records first.'],
    [
      'belay verify --environment production --attest go.json && cosign sign-blob go.json',
      'Write the go as an in-toto statement, and sign it.',
    ],
  ],
  run: ({ positionals, values }, io) =>
    inSentences(async () => {
      if (positionals.length > 0) throw new UsageError('This verb takes only options.');
      const longest = values.within === undefined ? undefined : durationOf(values.within);
      const subject = await subjectOf(values, io);
      const { attestation } = values;
      return attestation === undefined
        ? byRecords(subject, values, longest, io)
        : byAttestation(subject, { attestation, key: values.key }, longest, io);
    }),
});

function durationOf(within: string): number {
  const length = readDuration(within);
  if (length !== undefined) return length;
  throw new UsageError(`--within cannot be "${within}". Write ${DURATION_EXAMPLES}.`);
}

/**
 * A go as an in-toto statement (v1) in a DSSE envelope, for tools that sign and verify those: cosign, CI services.
 * The envelope has no signature; whoever signs it vouches for it.
 *
 * Formats: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md,
 * https://github.com/secure-systems-lab/dsse/blob/master/envelope.md
 */
import * as z from 'zod';
import type { Project } from '../decision/applies.ts';
import { contradictionIn } from '../decision/contradiction.ts';
import type { Policy } from '../decision/decision.ts';
import { Rule, type RulesFile } from '../rules/model.ts';
import type { RunRecord } from './records/model.ts';

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
const PREDICATE_TYPE = 'urn:belay:deploy-decision:v1';

const Text = z.string();

const Statement = z.object({
  _type: z.literal(STATEMENT_TYPE),
  subject: z
    .array(z.object({ name: Text, digest: z.object({ gitCommit: Text, gitTree: Text }) }))
    .length(1),
  predicateType: z.literal(PREDICATE_TYPE),
  predicate: z.strictObject({
    decision: z.literal('go'),
    project: Text,
    environment: Text.optional(),
    ranAt: z.iso.datetime(),
    by: Text.optional(),
    digests: z.strictObject({ rules: Text, config: Text }),
    verdicts: z.array(
      z.strictObject({
        id: Text,
        text: Text,
        level: Rule.shape.level,
        expect: Rule.shape.expect,
        verdict: z.enum(['pass', 'stop', 'warn', 'unknown', 'overridden', 'not-applicable']),
        answer: z.enum(['yes', 'no', 'done']).nullable(),
        by: Text.optional(),
        override: z
          .strictObject({ reason: Text, by: Text.optional(), expires: Text.optional() })
          .optional(),
      }),
    ),
  }),
});
type Statement = z.infer<typeof Statement>;

const Envelope = z.object({
  payloadType: z.literal(PAYLOAD_TYPE),
  payload: z.base64(),
  signatures: z.array(z.object({ keyid: Text.optional(), sig: Text })),
});

/** What a go is about. */
export interface Attested {
  commit: string;
  tree: string;
}

/** The envelope of a run that ended with a go. Evidence and output are left out: it may be published. */
export function envelopeOf(run: RunRecord, { commit, tree }: Attested): string {
  const statement: Statement = {
    _type: STATEMENT_TYPE,
    subject: [{ name: run.project, digest: { gitCommit: commit, gitTree: tree } }],
    predicateType: PREDICATE_TYPE,
    predicate: {
      decision: 'go',
      project: run.project,
      ...(run.environment !== undefined && { environment: run.environment }),
      ranAt: run.ranAt,
      ...(run.by && { by: run.by }),
      digests: { rules: run.digest ?? '', config: run.config ?? '' },
      verdicts: run.rules.map(({ id, text, level, expect, verdict, answer, by, override }) => ({
        id,
        text,
        level,
        expect,
        verdict,
        answer,
        ...(by && { by }),
        ...(override && { override }),
      })),
    },
  };
  const payload = Buffer.from(JSON.stringify(statement)).toString('base64');
  return `${JSON.stringify({ payloadType: PAYLOAD_TYPE, payload, signatures: [] }, null, 2)}\n`;
}

/** What an attestation is checked against. */
export interface Expected extends Attested {
  project: Project;
  rules: Pick<RulesFile, 'rules' | 'digest'>;
  policy: Policy;
  /** The digest of `belay.json`. */
  config: string;
}

/** The content of an attestation, or why it is not a go here, as the end of a sentence. */
export type CheckedAttestation =
  | { ok: true; ranAt: string; by: string | undefined; signatures: number }
  | { ok: false; reason: string };

/** Checks the content of an envelope. Check its signatures with the tool that made them. */
export function checkEnvelope(text: string, expected: Expected): CheckedAttestation {
  const refuse = (reason: string): CheckedAttestation => ({ ok: false, reason });
  const envelope = Envelope.safeParse(parsed(text));
  if (!envelope.success) return refuse('it is not a DSSE envelope with an in-toto statement');
  const payload = Buffer.from(envelope.data.payload, 'base64').toString();
  const statement = Statement.safeParse(parsed(payload));
  if (!statement.success) return refuse('it is not a statement about a go of Belay');
  const { subject, predicate } = statement.data;
  const digest = subject[0]?.digest;
  if (digest?.gitCommit !== expected.commit) return refuse('it is about another commit');
  if (digest.gitTree !== expected.tree) return refuse('it is about other files');
  const { name, environment } = expected.project;
  if (predicate.project !== name) return refuse('it is about another project');
  if (predicate.environment !== environment) return refuse('it is about another environment');
  if (predicate.digests.rules !== expected.rules.digest) {
    return refuse('it asked other rules than those that are pinned');
  }
  if (predicate.digests.config !== expected.config) return refuse('it was with another belay.json');
  const contradiction = contradictionIn(predicate.verdicts, {
    rules: expected.rules.rules,
    stage: 'before-deploy',
    project: expected.project,
    policy: expected.policy,
  });
  if (contradiction) return refuse(contradiction);
  const { ranAt, by } = predicate;
  return { ok: true, ranAt, by, signatures: envelope.data.signatures.length };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

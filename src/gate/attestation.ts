/**
 * A decision as an in-toto statement (v1) in a DSSE envelope, for tools that sign and check such things: cosign, CI
 * services. The envelope comes without a signature; the signer vouches for it. The fields that the predicate shares with
 * SLSA's verification summary have its names.
 *
 * Formats: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md,
 * https://github.com/secure-systems-lab/dsse/blob/master/envelope.md,
 * https://slsa.dev/spec/v1.0/verification_summary
 */
import * as z from 'zod';
import type { Project } from '../decision/applies.ts';
import { contradictionIn } from '../decision/contradiction.ts';
import type { Policy } from '../decision/decision.ts';
import { Rule, type RulesFile, STAGES } from '../rules/model.ts';
import { isAhead } from './clocks.ts';
import { Envelope, isSignedBy, payloadOf } from './dsse.ts';
import type { RunRecord } from './records/model.ts';

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
const PREDICATE_TYPE = 'urn:belay:deploy-decision:v1';
/** Who decides, as SLSA's verification summary names it. */
const VERIFIER = 'urn:belay:gate';

const Text = z.string();

const Statement = z.object({
  _type: z.literal(STATEMENT_TYPE),
  subject: z
    .array(z.object({ name: Text, digest: z.object({ gitCommit: Text, gitTree: Text }) }))
    .length(1),
  predicateType: z.literal(PREDICATE_TYPE),
  predicate: z.strictObject({
    verifier: z.object({ id: Text }),
    timeVerified: z.iso.datetime().describe('When the gate ran.'),
    verificationResult: z.enum(['PASSED', 'FAILED']),
    decision: z.enum(['go', 'stop', 'undecided', 'aborted']),
    reason: Text.optional(),
    stage: z.enum(STAGES),
    dirty: z.boolean().optional().describe('Whether the files differed from the commit.'),
    project: Text,
    environment: Text.optional(),
    by: Text.optional(),
    digests: z.strictObject({
      rules: Text.optional().describe('Of the rules that were asked.'),
      config: Text.optional().describe('Of the text of belay.json.'),
      program: Text.optional().describe('Of the text of .belay/belay.mjs.'),
    }),
    heldAgainst: z
      .array(Text)
      .optional()
      .describe('The commits whose policy the run was compared with.'),
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

const InTotoEnvelope = Envelope.extend({ payloadType: z.literal(PAYLOAD_TYPE) });
const Bundle = z.object({ dsseEnvelope: InTotoEnvelope });

/** The JSON Schema of the statement, draft 2020-12. */
export function statementSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(Statement, { target: 'draft-2020-12', io: 'input' });
  return { $schema, title: PREDICATE_TYPE, ...rest };
}

/** What a decision is about. */
export interface Attested {
  commit: string;
  tree: string;
  /** The digest of `.belay/belay.mjs`; `undefined` if there is none. */
  program?: string | undefined;
}

/** The envelope of a run. Evidence and output are left out: it may be published. */
export function envelopeOf(run: RunRecord, { commit, tree, program }: Attested): string {
  const statement: Statement = {
    _type: STATEMENT_TYPE,
    subject: [{ name: run.project, digest: { gitCommit: commit, gitTree: tree } }],
    predicateType: PREDICATE_TYPE,
    predicate: {
      verifier: { id: VERIFIER },
      timeVerified: run.ranAt,
      verificationResult: run.decision === 'go' ? 'PASSED' : 'FAILED',
      decision: run.decision,
      ...(run.reason !== undefined && { reason: run.reason }),
      stage: run.stage,
      ...(run.dirty !== undefined && { dirty: run.dirty }),
      project: run.project,
      ...(run.environment !== undefined && { environment: run.environment }),
      ...(run.by && { by: run.by }),
      digests: {
        ...(run.digest && { rules: run.digest }),
        ...(run.config && { config: run.config }),
        ...(program && { program }),
      },
      ...(run.heldAgainst && { heldAgainst: run.heldAgainst.commits }),
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

/** What an attestation is compared with. */
export interface Expected extends Attested {
  project: Project;
  rules: Pick<RulesFile, 'rules' | 'digest'>;
  policy: Policy;
  /** The digest of `belay.json`. */
  config: string;
  /** The machine's clock. */
  clock: Date;
  /** The maximum age of the go, in milliseconds; `undefined` if there is no limit. */
  within: number | undefined;
  /** The public key, in PEM, that one of the signatures has to be by; `undefined` if none is checked. */
  key: string | undefined;
}

/** What an attestation says, or why it is not a go here, as the end of a sentence. */
export type CheckedAttestation =
  | { ok: true; ranAt: string; by: string | undefined; signatures: number }
  | { ok: false; reason: string };

/** Checks what an envelope says and, with a key, that it is signed by that key. */
export function checkEnvelope(text: string, expected: Expected): CheckedAttestation {
  const refuse = (reason: string): CheckedAttestation => ({ ok: false, reason });
  const whole = parsed(text);
  // cosign and CI services put the envelope into a Sigstore bundle.
  const bundled = Bundle.safeParse(whole);
  const envelope = bundled.success
    ? bundled.data.dsseEnvelope
    : InTotoEnvelope.safeParse(whole).data;
  if (!envelope) return refuse('it is not a DSSE envelope of an in-toto statement');
  if (expected.key !== undefined && !isSignedBy(expected.key, envelope)) {
    return refuse('it is not signed by that key');
  }
  const statement = Statement.safeParse(parsed(payloadOf(envelope).toString()));
  if (!statement.success) return refuse('it is not a statement about a decision of Belay');
  const { subject, predicate } = statement.data;
  const digest = subject[0]?.digest;
  if (digest?.gitCommit !== expected.commit) return refuse('it is about another commit');
  if (digest.gitTree !== expected.tree) return refuse('it is about other files');
  const reason = objectionTo(predicate, expected);
  if (reason !== undefined) return refuse(reason);
  const { timeVerified: ranAt, by } = predicate;
  return { ok: true, ranAt, by, signatures: envelope.signatures.length };
}

/** Why a predicate is not a go here, as the end of a sentence. */
function objectionTo(
  predicate: Statement['predicate'],
  { project, rules, policy, config, program, clock, within }: Expected,
): string | undefined {
  const { decision, stage, digests, timeVerified, verdicts } = predicate;
  if (predicate.project !== project.name) return 'it is about another project';
  if (predicate.environment !== project.environment) return 'it is about another environment';
  if (stage !== 'before-deploy') return `it is about the stage ${stage}`;
  if (decision !== 'go') return `it says ${decision}`;
  if (predicate.dirty !== false) return 'it is about files that differed from the commit';
  if (digests.rules !== rules.digest) return 'it asked other rules than the pinned ones';
  if (digests.config !== config) return 'it used another belay.json';
  if (digests.program !== program) return 'it used another belay.mjs';
  if (isAhead(timeVerified, clock)) return 'its time is in the future: a clock is wrong';
  if (within !== undefined && clock.getTime() - Date.parse(timeVerified) > within) {
    return `it is too old: ${timeVerified}`;
  }
  const ended = verdicts.find(
    ({ override }) => override?.expires && Date.parse(override.expires) <= clock.getTime(),
  );
  if (ended) return `its override of "${ended.id}" has ended`;
  return contradictionIn(verdicts, { rules: rules.rules, stage, project, policy });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

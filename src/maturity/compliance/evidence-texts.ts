import { sentencesOf, type Say } from '../sentences.ts'

/**
 * Every sentence that says what was found for a control, in one place. A translation is another object with the same keys;
 * `{name}` stands for a value.
 */
const EVIDENCE_TEXTS = {
  'facts.known': '{name}: {figure} ({counted} of {all}).',
  'facts.unknown': '{name}: {because}',
  'events.found': 'Entries of the ledger in the last {days} days: {found}; wanted: {wanted}.',
  'second-person.found':
    'Decisions of the last {days} days: {found}; taken by the very person who had asked: {alone}.',
  'entries.newest': 'Only the newest entries were looked at.',
  'entry.because': '{action} by {actor} on {at}',
  'entry.because.reason': '{action} by {actor} on {at}: {reason}',
  'waivers.found': 'Exceptions in force: {found}; for longer than {days} days: {tooLong}.',
  'waiver.because': 'Rule {rule}, until {until}, looked after by {owner}: {reason}',
  'policies.found': 'Policies in force with one of {packs} that are enforced: {found}.',
  'policy.because': '{title}: {enforcement}, since {since}.',
  'ledger.verified':
    'All {entries} entries of the ledger were verified; signed checkpoints: {checkpoints}.',
  'ledger.broken': 'The ledger does not verify: {problem}',
} as const

/** A sentence of the catalogue with its values in place. */
export const sayOfEvidence: Say<typeof EVIDENCE_TEXTS> = sentencesOf(EVIDENCE_TEXTS)

import type { MessageLog } from './message.ts'

/** What the reader of a format makes of a log; `readMessageLog` adds what is the same for all. */
export type ReadEntries = Pick<MessageLog, 'location' | 'exchanges' | 'faults'>

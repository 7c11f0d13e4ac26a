/**
 * Logs of HTTP messages: a file in, exchanges of requests and responses out, and every text of them knows where it
 * stands in the file.
 *
 * May not: read files or network, read the clock, print, or keep state between calls.
 */
export { BodyText } from './body-text.ts'
export type { HeaderField, HeaderFields } from './http/header-fields.ts'
export { readMediaType, type MediaType } from './http/media-type.ts'
export { UNKNOWN_VERSION, type StartLine } from './http/start-line.ts'
export { MESSAGE_LOG_LIMITS } from './message-limits.ts'
export { MessageLogError, type MessageLogErrorCode } from './message-log-error.ts'
export type * from './message.ts'
export { readMessageLog } from './read-message-log.ts'

const MEBI = 1024 * 1024

/**
 * Bounds on what a log of messages may cost to read. Some thousand exchanges of usual size fit; a longer log is
 * refused with the advice to split it, and not judged in part.
 */
export const MESSAGE_LOG_LIMITS = {
  /** Bytes of the log. */
  logBytes: 100 * MEBI,
  /** Messages of the log, requests and responses together. */
  messages: 50_000,
  /** Elements and attributes of the log's own XML, which are ten or so for each message. */
  logNodes: 2_000_000,
  /** Characters of one envelope, its elements and attributes, and how deep they are nested. */
  envelopeCharacters: 16 * MEBI,
  envelopeNodes: 500_000,
  depth: 256,
  /** Bytes that a compressed body may become, and all of a log together. */
  inflatedBytes: 16 * MEBI,
  allInflatedBytes: 128 * MEBI,
  /** Parts of a multipart body. */
  parts: 1_000,
} as const

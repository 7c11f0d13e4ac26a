import type { PlacedEvent } from '../../registry/index.ts'

/** Where a feed and what it tells of are read. */
export interface FeedAddresses {
  /** The feed itself. */
  readonly self: string
  /** The registry, without a slash at its end. */
  readonly host: string
}

const BEGINNING = '1970-01-01T00:00:00.000Z'

/**
 * Entries of the ledger as an Atom feed (RFC 4287), newest first, so that people follow in their reader what happens.
 *
 * @param about what the feed is about, where it is about less than the whole registry
 */
export function ledgerFeed(
  events: readonly PlacedEvent[],
  about: string | undefined,
  { self, host }: FeedAddresses,
): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  <id>${escaped(self)}</id>`,
    `  <title>${escaped(about === undefined ? 'What happens in the registry' : `What happens: ${about}`)}</title>`,
    `  <updated>${events[0]?.entry.at ?? BEGINNING}</updated>`,
    '  <author><name>Concordat</name></author>',
    `  <link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escaped(host)}/ledger"/>`,
    ...events.flatMap((event) => entryLines(event, host)),
    '</feed>',
  ]
  return `${lines.join('\n')}\n`
}

function entryLines({ entry, subject }: PlacedEvent, host: string): readonly string[] {
  const { id, at, action, actor, reason, onBehalfOf } = entry
  const page = `${host}/ledger?${new URLSearchParams({ subject: entry.subject }).toString()}`
  const who = onBehalfOf === undefined ? actor.name : `${actor.name}, as ${onBehalfOf}`
  return [
    '  <entry>',
    `    <id>urn:concordat:event:${escaped(encodeURIComponent(id))}</id>`,
    `    <title>${escaped(`${inWords(action)}: ${subject}`)}</title>`,
    `    <updated>${at}</updated>`,
    `    <author><name>${escaped(who)}</name></author>`,
    `    <category term="${escaped(action)}"/>`,
    `    <link rel="alternate" type="text/html" href="${escaped(page)}"/>`,
    `    <summary>${escaped(reason ?? 'No reason was given.')}</summary>`,
    '  </entry>',
  ]
}

/** `version.transitioned` as "Version transitioned". */
function inWords(action: string): string {
  const words = action.replaceAll(/[.-]/g, ' ')
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
/** What XML 1.0 has no place for (section 2.2). */
const NO_CHARACTERS = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

function escaped(text: string): string {
  return text
    .replaceAll(NO_CHARACTERS, '\u{FFFD}')
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}

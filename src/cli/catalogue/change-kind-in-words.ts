import type { ChangeKind } from '../../compatibility/index.ts'

const LEVELS: Readonly<Record<ChangeKind['level'], string>> = {
  error: 'error: it breaks somebody',
  warning: 'warning: it may break somebody',
  info: 'info: it breaks nobody by itself',
}

const DIRECTIONS: Readonly<Record<ChangeKind['direction'], string>> = {
  request: 'requests, which consumers send',
  response: 'answers, which consumers read',
  both: 'requests and answers',
  none: 'the service as a whole, not its messages',
}

/** A kind of change in full, for people. */
export function changeKindInWords(kind: ChangeKind): string {
  const { id, title, reason, level, direction, message } = kind
  const lines = [
    `${id}: ${title}`,
    '',
    reason,
    '',
    `Level:      ${LEVELS[level]}`,
    `About:      ${DIRECTIONS[direction]}`,
    `Told as:    ${message}`,
    `Configured: compatibility.levels of .concordat.yaml, as "${id}: error", "warning", "info" or "off"`,
  ]
  return `${lines.join('\n')}\n`
}

/** Characters that a message shows of one text in quotation marks, or of one word. */
const MOST_OF_A_TEXT = 200
/** Characters of a message as a whole. */
const MOST_OF_A_MESSAGE = 2_000

/**
 * A message for people, however long the texts are that it quotes: texts in quotation marks and words are shown by
 * their beginning, and so is a message that is still too long. Names in contracts can be megabytes long.
 */
export function shortMessage(message: string): string {
  if (message.length <= MOST_OF_A_TEXT) return message
  const short = message
    .replace(/"[^"]*"/g, (quoted) => `"${beginningOf(quoted.slice(1, -1), MOST_OF_A_TEXT)}"`)
    .replace(/[^\s"]+/g, (word) => beginningOf(word, MOST_OF_A_TEXT))
  return beginningOf(short, MOST_OF_A_MESSAGE)
}

function beginningOf(text: string, most: number): string {
  if (text.length <= most) return text
  // Half of a surrogate pair is no character.
  const isSplit = /[\ud800-\udbff]/.test(text.charAt(most - 1))
  return `${text.slice(0, isSplit ? most - 1 : most)}…`
}

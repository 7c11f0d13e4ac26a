import { html, Html } from './html.ts'

/** Paragraphs with `code` and **strong** words: as much of Markdown as descriptions here use. */
export function prose(text: string): Html {
  const paragraphs = text.trim().split(/\n\s*\n/)
  return html`${paragraphs.map((paragraph) => html`<p>${inline(paragraph)}</p>`)}`
}

/** One line of prose. */
export function inline(text: string): Html {
  const parts = text.split(/(`[^`]+`|\*\*[^*]+\*\*)/)
  return html`${parts.map((part) => {
    if (part.length > 2 && part.startsWith('`')) return html`<code>${part.slice(1, -1)}</code>`
    if (part.length > 4 && part.startsWith('**')) return html`<strong>${part.slice(2, -2)}</strong>`
    return part
  })}`
}

import { memo } from 'react'
import { severityLook } from '../badges.tsx'
import { windowOf, type LineWindow } from './line-window.ts'
import type { Mark } from './mark.ts'
import { tokensOf, type Language } from './tokens.ts'
import { visualRange } from './visual-range.ts'
import { counted } from '../words.ts'

interface SourceLineProps {
  readonly number: number
  readonly text: string
  readonly language: Language
  readonly marks: readonly Mark[]
  readonly selected: Mark | undefined
  readonly isTarget: boolean
  readonly onSelect: (mark: Mark) => void
}

/** One line of source; a line with marks is tinted, and says at its end what the first of them says. */
export const SourceLine = memo(function SourceLine(props: SourceLineProps): React.JSX.Element {
  const { number, text, language, marks, selected, isTarget, onSelect } = props
  const [worst] = marks
  const isWithin = selected !== undefined && number >= selected.line && number <= selected.endLine
  const main = (isTarget ? selected : undefined) ?? worst
  const shown = windowOf(text, main?.column ?? 1)
  return (
    <div
      className="source-line"
      data-severity={worst?.severity}
      data-target={isTarget || undefined}
      data-within={isWithin || undefined}
      data-line={number}
    >
      <span className="source-gutter">
        {worst && <MarkButton mark={worst} count={marks.length} onSelect={onSelect} />}
        <span className="source-number">{number}</span>
      </span>
      <code className="source-code">
        {shown.before > 0 && <Omitted count={shown.before} />}
        {tokensOf(shown.text, language).map((token, index) =>
          token.kind === 'text' ? (
            token.text
          ) : (
            <span key={index} data-token={token.kind}>
              {token.text}
            </span>
          ),
        )}
        {shown.after > 0 && <Omitted count={shown.after} />}
        {main && shown.before === 0 && <Underline mark={main} shown={shown} />}
      </code>
      {worst && !(isTarget && selected) && (
        <span className="source-remark" aria-hidden>
          {worst.message}
        </span>
      )}
    </div>
  )
})

interface UnderlineProps {
  readonly mark: Mark
  readonly shown: LineWindow
}

/** Shows the columns of a mark on the line that it begins on. */
function Underline({ mark, shown }: UnderlineProps): React.JSX.Element {
  const end = mark.endLine === mark.line ? mark.endColumn - 1 : shown.text.trimEnd().length
  const { left, width } = visualRange(shown.text, mark.column - 1, end)
  return (
    <span
      className="source-underline"
      data-severity={mark.severity}
      style={{ left: `calc(${left}ch + var(--code-indent))`, width: `${width}ch` }}
      aria-hidden
    />
  )
}

function Omitted({ count }: { readonly count: number }): React.JSX.Element {
  return <span className="source-omitted"> … {counted(count, 'character')} … </span>
}

interface MarkButtonProps {
  readonly mark: Mark
  readonly count: number
  readonly onSelect: (mark: Mark) => void
}

function MarkButton({ mark, count, onSelect }: MarkButtonProps): React.JSX.Element {
  const look = severityLook(mark.severity)
  const more = count > 1 ? `, and ${count - 1} more on this line` : ''
  return (
    <button
      type="button"
      className="source-mark"
      aria-label={`${look.word} on line ${mark.line}: ${mark.message}${more}`}
      onClick={() => onSelect(mark)}
    >
      <look.icon size={14} stroke={2.2} aria-hidden />
    </button>
  )
}

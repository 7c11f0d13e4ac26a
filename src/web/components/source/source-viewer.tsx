import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { heightOf, indexAt, topOf, type LineLayout } from './line-layout.ts'
import type { Mark } from './mark.ts'
import { SourceLine } from './source-line.tsx'
import type { SourceLines } from './source-lines.ts'
import './source-viewer.css'
import type { Language } from './tokens.ts'
import { useSize } from './use-size.ts'

interface SourceViewerProps {
  readonly label: string
  readonly lines: SourceLines
  readonly language: Language
  /** Marks by the line that they begin on. */
  readonly marks: ReadonlyMap<number, readonly Mark[]>
  readonly selected: Mark | undefined
  /** A line to bring into view when no mark is selected. */
  readonly line: number | undefined
  readonly onSelect: (mark: Mark) => void
  /** What to show below the line of the selected mark. */
  readonly note: ReactNode
}

const lineHeight = 20 // pixels, as in source-viewer.css
const overscan = 15 // lines drawn beyond each edge, so that scrolling shows no gaps

/**
 * Lines drawn at a time at most reach this many; browsers give up on elements of about 17 million pixels.
 * Longer texts are shown in stretches.
 */
const stretchLength = 500_000

/** Source with line numbers and marks, of which only what is in view is drawn. */
export function SourceViewer(props: SourceViewerProps): React.JSX.Element {
  const { label, lines, language, marks, selected, line, onSelect, note } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [frameRef, frame] = useSize()
  const [noteRef, noteSize] = useSize()
  const [scrollTop, setScrollTop] = useState(0)
  const [stretch, setStretch] = useState(0)
  const target = selected?.line ?? line
  const targetKey = selected?.key ?? line

  const first = stretch * stretchLength
  const layout: LineLayout = {
    lineCount: Math.min(stretchLength, lines.count - first),
    lineHeight,
    noteAfter: selected === undefined ? -1 : selected.line - 1 - first,
    noteHeight: selected === undefined ? 0 : noteSize.height,
  }

  useLayoutEffect(() => {
    if (target === undefined) return
    const targetStretch = Math.floor((target - 1) / stretchLength)
    setStretch(targetStretch)
    const top = (target - 1 - targetStretch * stretchLength) * lineHeight
    const element = scroller.current
    // After the stretch is drawn, because a scroll position beyond the present height is cut.
    requestAnimationFrame(() => {
      element?.scrollTo({ top: top - element.clientHeight / 3, left: 0 })
      element?.scrollIntoView({ block: 'nearest' })
    })
  }, [target, targetKey, lines])

  const from = Math.max(0, indexAt(layout, scrollTop) - overscan)
  const to = Math.min(layout.lineCount - 1, indexAt(layout, scrollTop + frame.height) + overscan)
  const shown = Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step)
  const digits = String(lines.count).length

  return (
    <div className="source" ref={frameRef}>
      {lines.count > stretchLength && (
        <StretchChoice stretch={stretch} count={lines.count} onChoose={setStretch} />
      )}
      <div
        ref={scroller}
        className="source-scroller"
        role="region"
        aria-label={label}
        tabIndex={0}
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      >
        <div
          className="source-lines"
          style={{ height: heightOf(layout), '--digits': digits } as React.CSSProperties}
        >
          <div className="source-drawn" style={{ top: topOf(layout, from) }}>
            {shown.map((index) => {
              const number = first + index + 1
              return (
                <div key={number}>
                  <SourceLine
                    number={number}
                    text={lines.line(number)}
                    language={language}
                    marks={marks.get(number) ?? noMarks}
                    selected={selected}
                    isTarget={number === target}
                    onSelect={onSelect}
                  />
                  {number === selected?.line && (
                    <div ref={noteRef} className="source-note" style={{ width: frame.width - 12 }}>
                      {note}
                    </div>
                  )}
                </div>
              )
            })}
          </div>
        </div>
      </div>
    </div>
  )
}

const noMarks: readonly Mark[] = []

interface StretchChoiceProps {
  readonly stretch: number
  readonly count: number
  readonly onChoose: (stretch: number) => void
}

function StretchChoice({ stretch, count, onChoose }: StretchChoiceProps): React.JSX.Element {
  return (
    <label className="source-stretch tiny">
      Lines{' '}
      <select value={stretch} onChange={(event) => onChoose(Number(event.currentTarget.value))}>
        {Array.from({ length: Math.ceil(count / stretchLength) }, (_, index) => (
          <option key={index} value={index}>
            {index * stretchLength + 1} to {Math.min(count, (index + 1) * stretchLength)}
          </option>
        ))}
      </select>
    </label>
  )
}

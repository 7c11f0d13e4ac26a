import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Finding } from '../../api/schemas.ts'
import { severityLook } from '../../components/badges.tsx'
import { keyOf } from './finding-marks.ts'

interface FindingListProps {
  readonly findings: readonly Finding[]
  readonly selectedKey: string
  readonly onSelect: (finding: Finding) => void
  /** Whether the file needs naming because the contract has several. */
  readonly withFile: boolean
}

const step = 200 // findings drawn at first, and added by "Show more"

/** The findings beside the source. Enter or a click shows the line; the arrow keys go from one to the next. */
export function FindingList(props: FindingListProps): React.JSX.Element {
  const { findings, selectedKey, onSelect, withFile } = props
  const [limit, setLimit] = useState(step)
  const list = useRef<HTMLOListElement>(null)
  const selectedIndex = findings.findIndex((finding) => keyOf(finding) === selectedKey)
  const shown = findings.slice(0, Math.max(limit, selectedIndex + 1))

  function moveFocus(event: React.KeyboardEvent<HTMLOListElement>): void {
    const direction = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (direction === undefined) return
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const present = buttons.findIndex((button) => button === document.activeElement)
    buttons[present + direction]?.focus()
    event.preventDefault()
  }

  return (
    <div className="findings-list">
      <ol ref={list} className="plain-list" aria-label="Findings" onKeyDown={moveFocus}>
        {shown.map((finding) => (
          <li key={keyOf(finding)}>
            <FindingButton
              finding={finding}
              isSelected={keyOf(finding) === selectedKey}
              withFile={withFile}
              onSelect={onSelect}
            />
          </li>
        ))}
      </ol>
      {findings.length > shown.length && (
        <Button m="xs" size="xs" variant="default" onClick={() => setLimit(limit + step)}>
          Show more of {findings.length}
        </Button>
      )}
    </div>
  )
}

interface FindingButtonProps {
  readonly finding: Finding
  readonly isSelected: boolean
  readonly withFile: boolean
  readonly onSelect: (finding: Finding) => void
}

function FindingButton(props: FindingButtonProps): React.JSX.Element {
  const { finding, isSelected, withFile, onSelect } = props
  const look = severityLook(finding.severity)
  return (
    <button
      type="button"
      className="finding-button"
      data-severity={finding.severity}
      aria-current={isSelected}
      onClick={() => onSelect(finding)}
    >
      <look.icon size={16} stroke={2} aria-label={look.word} className="finding-icon" />
      <span className="finding-words">
        <span className="finding-head">
          <strong>{finding.rule}</strong>
          <span className="subtle">
            {withFile && `${finding.location.file}, `}line {finding.location.line}
          </span>
          {finding.waived !== null && <span className="finding-waived">waived</span>}
        </span>
        <span className="finding-message">{finding.message}</span>
      </span>
    </button>
  )
}

import type { AmendmentCheck } from '../../../api/schemas.ts'
import './constitution.css'

type Line = AmendmentCheck['differences'][number]

const AROUND = 2 // lines that are the same, before and after what changes

/** What is gone and what came, with a little of what is around it. */
export function TextDifferences({
  differences,
}: Pick<AmendmentCheck, 'differences'>): React.JSX.Element {
  const isNear = (index: number): boolean =>
    differences
      .slice(Math.max(index - AROUND, 0), index + AROUND + 1)
      .some(({ kind }) => kind !== 'same')
  return (
    // A region that scrolls is reached with the keyboard.
    <pre className="text-differences" tabIndex={0} aria-label="Differences to the text in force">
      {differences.map((line, index) => {
        if (isNear(index)) return <LineOf key={index} line={line} />
        return index > 0 && isNear(index - 1) ? <span key={index}>…{'\n'}</span> : null
      })}
    </pre>
  )
}

function LineOf({ line: { kind, text } }: { readonly line: Line }): React.JSX.Element {
  if (kind === 'added') return <ins>{`+ ${text}\n`}</ins>
  if (kind === 'removed') return <del>{`- ${text}\n`}</del>
  return <span>{`  ${text}\n`}</span>
}

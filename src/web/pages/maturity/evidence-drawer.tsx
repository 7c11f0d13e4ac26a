import { useMediaQuery } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import type { Assessment } from '../../api/schemas.ts'
import { SideDrawer } from '../../components/side-drawer.tsx'
import { CellEvidence } from './cell-evidence.tsx'
import { FactDetails } from './fact-details.tsx'
import type { MaturityView } from './use-maturity-view.ts'

interface EvidenceDrawerProps {
  readonly assessment: Assessment
  readonly view: MaturityView
}

/** Beside the assessment: the evidence of a cell, and from there the fact behind a figure. */
export function EvidenceDrawer({ assessment, view }: EvidenceDrawerProps): React.JSX.Element {
  const isNarrow = useMediaQuery('(max-width: 40rem)')
  const dimension = assessment.dimensions.find(({ id }) => id === view.dimension)
  const cell = dimension?.cells.find(({ level }) => String(level) === view.level)
  const hasFact = view.fact !== ''
  return (
    <SideDrawer
      isOpen={hasFact || cell !== undefined}
      onClose={() => view.show({ fact: '', dimension: '', level: '' })}
      title={hasFact ? 'The facts behind a figure' : 'The evidence of a level'}
      closeLabel="Close"
      position="right"
      size={isNarrow ? '100%' : '38rem'}
    >
      {hasFact && cell && (
        <button type="button" className="evidence-back" onClick={() => view.show({ fact: '' })}>
          <IconArrowLeft size={14} aria-hidden /> {dimension?.name}, level {cell.level}
        </button>
      )}
      {hasFact ? (
        <FactDetails fact={view.fact} scope={view.scope} />
      ) : (
        dimension &&
        cell && (
          <CellEvidence
            model={assessment.model}
            place={view.scope}
            dimension={dimension.name}
            cell={cell}
            onOpen={(fact) => view.show({ fact })}
          />
        )
      )}
    </SideDrawer>
  )
}

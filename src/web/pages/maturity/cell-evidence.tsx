import { Title } from '@mantine/core'
import type { MaturityCell } from '../../api/schemas.ts'
import { ToneBadge } from '../../components/tone-badge.tsx'
import { CELL_LOOKS } from './cell-looks.ts'
import { CriterionRow } from './criterion-row.tsx'

interface CellEvidenceProps {
  readonly dimension: string
  readonly cell: MaturityCell
  readonly onOpen: (fact: string) => void
}

const deciders = {
  auto: 'Decided by facts of the registry alone.',
  mixed: 'Decided by facts of the registry and by answers of people.',
  person: 'Decided by answers of people alone.',
} as const

/** What a level asks of a dimension, piece by piece. */
export function CellEvidence({ dimension, cell, onOpen }: CellEvidenceProps): React.JSX.Element {
  const look = CELL_LOOKS[cell.state]
  return (
    <>
      <Title order={2}>
        {dimension}, level {cell.level}: {cell.name}
      </Title>
      <p className="small">
        <ToneBadge tone={look.tone} icon={look.icon}>
          {look.word}
        </ToneBadge>{' '}
        <span className="subtle">{deciders[cell.decide]}</span>
      </p>
      {cell.criteria.map((criterion) => (
        <CriterionRow key={criterion.evidence} criterion={criterion} onOpen={onOpen} />
      ))}
      {cell.questions.length > 0 && (
        <section aria-label="Questions">
          <h3 className="fact-items-title">Questions that only people can answer</h3>
          <ul>
            {cell.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

import { Title } from '@mantine/core'
import type { MaturityCell } from '../../api/schemas.ts'
import { ToneBadge } from '../../components/tone-badge.tsx'
import { CELL_LOOKS } from './cell-looks.ts'
import { CriterionRow } from './criterion-row.tsx'
import { QuestionEntry } from './question-entry.tsx'
import { keyOfPlace, type Place } from './scope-select.tsx'

interface CellEvidenceProps {
  readonly model: string
  readonly place: Place
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
export function CellEvidence({
  model,
  place,
  dimension,
  cell,
  onOpen,
}: CellEvidenceProps): React.JSX.Element {
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
      {cell.attributes.length > 0 && (
        <ul className="small">
          {cell.attributes.map((attribute) => (
            <li key={attribute}>{attribute}</li>
          ))}
        </ul>
      )}
      {cell.criteria.map((criterion) => (
        <CriterionRow key={criterion.evidence} criterion={criterion} onOpen={onOpen} />
      ))}
      {(cell.alternatives ?? []).map((list, index) => (
        <section key={index} aria-label={`Way ${index + 1}`}>
          <h3 className="fact-items-title">
            {index === 0 ? 'Either all of these' : 'or all of these'}
          </h3>
          {list.map((criterion) => (
            <CriterionRow key={criterion.evidence} criterion={criterion} onOpen={onOpen} />
          ))}
        </section>
      ))}
      {cell.questions.length > 0 && (
        <section aria-label="Questions">
          <h3 className="fact-items-title">Questions that only people can answer</h3>
          <p className="small subtle">
            Their answers, from 0 to 4, have to reach {cell.answersAtLeast} on average.
          </p>
          <ul className="plain-list">
            {cell.questions.map((question) => (
              <QuestionEntry
                key={`${question.id} ${keyOfPlace(place)}`}
                model={model}
                place={place}
                question={question}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { organisationQuery } from '../../api/governance-queries.ts'
import { targetsQuery } from '../../api/maturity-queries.ts'
import type { Assessment, RoadMapStep } from '../../api/schemas.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Panel } from '../../components/panel.tsx'
import { useSignedIn } from '../../components/use-signed-in.ts'
import { HowComputed } from './how-computed.tsx'
import { effectInWords, effortInWords } from './step-in-words.ts'
import { TargetState } from './target-state.tsx'
import { TakeUp } from './take-up.tsx'
import type { MaturityView } from './use-maturity-view.ts'

interface RoadMapProps {
  readonly assessment: Assessment
  readonly view: MaturityView
}

const HALF_A_YEAR = 182 * 24 * 60 * 60 * 1000 // milliseconds

/** What to do next: gaps by what closing them changes and takes, each to be made a tension or a target. */
export function RoadMap({ assessment, view }: RoadMapProps): React.JSX.Element {
  const me = useSignedIn()
  const organisation = useQuery(organisationQuery)
  const targets = useQuery(targetsQuery(''))
  const [circle, setCircle] = useState(view.scope.circle)
  const [by, setBy] = useState(() =>
    new Date(Date.now() + HALF_A_YEAR).toISOString().slice(0, 'YYYY-MM-DD'.length),
  )
  const circles = organisation.data?.circles ?? []
  const chosen = circles.some(({ id }) => id === circle) ? circle : (circles[0]?.id ?? '')
  const canAct = me !== undefined && view.scope.asOf === ''
  return (
    <Panel title="Road map">
      {assessment.roadMap.length === 0 ? (
        <EmptyState title="No step can be computed">
          Nothing that the registry measures or asks people stands in the way of a higher level.
        </EmptyState>
      ) : (
        <>
          <p className="small subtle">
            First what lifts a level by itself, then what does so together with others; of equals
            the one with the least work. The work is an estimate: the fewest things that have to
            change, times the days that the model gives for one of their kind.
          </p>
          {canAct && circles.length > 0 && (
            <div className="form-fields road-map-choices">
              <NativeSelect
                label="Targets are proposed to the circle"
                value={chosen}
                onChange={(event) => setCircle(event.currentTarget.value)}
                data={circles.map(({ id, title }) => ({ value: id, label: title }))}
              />
              <TextInput
                label="To be met by"
                type="date"
                value={by}
                onChange={(event) => setBy(event.currentTarget.value)}
              />
            </div>
          )}
          <ol className="plain-list road-map">
            {assessment.roadMap.map((step) => (
              <li key={`${step.dimension} ${step.evidence ?? step.question ?? ''}`}>
                <Step step={step} assessment={assessment} view={view} />
                {(targets.data?.items ?? [])
                  .filter(({ fact }) => fact === step.fact)
                  .map((target) => (
                    <TargetState key={`${target.circle} ${target.id}`} target={target} />
                  ))}
                {canAct && (
                  <TakeUp
                    model={assessment.model}
                    scope={view.scope}
                    step={step}
                    target={{ circle: chosen, by }}
                  />
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </Panel>
  )
}

interface StepProps extends RoadMapProps {
  readonly step: RoadMapStep
}

function Step({ step, assessment, view }: StepProps): React.JSX.Element {
  const { fact, text, dimension, toLevel, evidence } = step
  const open = (): void =>
    fact === undefined
      ? view.show({ dimension, level: String(toLevel), fact: '' })
      : view.show({ fact })
  return (
    <>
      <h3>
        <button type="button" className="road-map-fact" onClick={open}>
          {text}
        </button>
      </h3>
      <p className="small">{effectInWords(step, assessment)}</p>
      <p className="small subtle">{effortInWords(step)}</p>
      {evidence !== undefined && <HowComputed evidence={evidence} />}
    </>
  )
}

import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { deployabilityQuery, serviceQuery } from '../../api/queries.ts'
import type { Version } from '../../api/schemas.ts'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { AnswerBadge } from './compatibility-badges.tsx'

/** Whether the version may be deployed to an environment of the service, with every reason. */
export function DeploymentAnswer({
  version,
}: {
  readonly version: Version
}): React.JSX.Element | null {
  const service = useQuery(serviceQuery(version.service))
  const [chosen, setChosen] = useState<string>()
  const environments = [
    ...new Set(service.data?.endpoints.map(({ environment }) => environment) ?? []),
  ]
  const environment = chosen ?? environments[0] ?? 'production'
  const answer = useQuery(deployabilityQuery(version.service, version.version, environment))
  return (
    <Panel
      title={`May it be deployed to ${environment}?`}
      aside={
        environments.length > 1 ? (
          <NativeSelect
            size="xs"
            aria-label="Environment"
            value={environment}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={environments}
          />
        ) : undefined
      }
    >
      <QueryView query={answer} what="the answer">
        {({ answer: word, reasons }) => (
          <>
            <p>
              <AnswerBadge answer={word} />
            </p>
            <ul className="plain-list deployment-reasons">
              {reasons.map((reason) => (
                <li key={`${reason.about} ${reason.subject ?? ''} ${reason.message}`}>
                  <AnswerBadge answer={reason.answer} />{' '}
                  <strong>{reason.subject ?? `The ${reason.about}`}</strong>: {reason.message}
                </li>
              ))}
            </ul>
          </>
        )}
      </QueryView>
    </Panel>
  )
}

import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { serviceQuery } from '../../api/service-queries.ts'
import { deployabilityQuery } from '../../api/version-queries.ts'
import type { Version } from '../../api/schemas.ts'
import '../../components/form/form.css'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { AnswerBadge } from './compatibility-badges.tsx'

/** Whether the version may be deployed to an environment of the service, with every reason. */
export function DeploymentAnswer({ version }: { readonly version: Version }): React.JSX.Element {
  const service = useQuery(serviceQuery(version.service))
  const [chosen, setChosen] = useState<string>()
  const named = new Set(service.data?.endpoints.map(({ environment }) => environment))
  const environments = [...named, ...(chosen === undefined || named.has(chosen) ? [] : [chosen])]
  const environment = chosen ?? environments[0]
  return (
    <Panel
      title={
        environment === undefined ? 'May it be deployed?' : `May it be deployed to ${environment}?`
      }
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
      {environment === undefined ? (
        <QueryView query={service} what="the service">
          {() => <AskEnvironment onAsk={setChosen} />}
        </QueryView>
      ) : (
        <Answer version={version} environment={environment} />
      )}
    </Panel>
  )
}

/** Nothing says where the service runs, so that nobody is asked about a place that may not exist. */
function AskEnvironment({
  onAsk,
}: {
  readonly onAsk: (environment: string) => void
}): React.JSX.Element {
  const [name, setName] = useState('')
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') onAsk(name.trim())
      }}
    >
      <p>
        The service has no endpoint yet, so that no environment is known. Name the one you mean.
      </p>
      <div className="form-fields">
        <TextInput
          label="Environment"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={100}
          required
          withAsterisk={false}
        />
      </div>
      <div className="form-actions">
        <Button type="submit" variant="default">
          Ask
        </Button>
      </div>
    </form>
  )
}

function Answer({
  version,
  environment,
}: {
  readonly version: Version
  readonly environment: string
}): React.JSX.Element {
  const answer = useQuery(deployabilityQuery(version.service, version.version, environment))
  return (
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
  )
}

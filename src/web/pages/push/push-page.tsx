import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { domainFromSegment, servicePath, versionPath } from '../../api/names.ts'
import { isNotFound } from '../../api/problem.ts'
import { serviceQuery } from '../../api/service-queries.ts'
import { versionsQuery } from '../../api/version-queries.ts'
import { sendContract } from '../../api/request.ts'
import type { LintResult, Version } from '../../api/schemas.ts'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { FormProblem } from '../../components/form/form-problem.tsx'
import { WordsField } from '../../components/form/words-field.tsx'
import '../../components/form/form.css'
import { Page } from '../../components/page.tsx'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { CheckResult } from './check-result.tsx'
import { ContractFiles, type ChosenContract } from './contract-files.tsx'
import { nextVersions } from './next-versions.ts'
import './push-page.css'

/** Pushes a version of a service's contract, after a look at what the policies say of it. */
export function PushPage(): React.JSX.Element {
  const { domain = '', name = '' } = useParams()
  const id = `${domainFromSegment(domain)}/${name}`
  const service = useQuery(serviceQuery(id))
  if (isNotFound(service.error)) return <NotFoundPage />
  const title = service.data?.title ?? name
  return (
    <Page
      title={`Push a version of ${title}`}
      crumbs={[
        { label: 'Catalogue', to: '/' },
        { label: title, to: servicePath(id) },
      ]}
      lead="The version begins as a draft, which can be pushed again or discarded until it is published."
    >
      <ForSignedIn to="to push a contract">
        <PushForm service={id} />
      </ForSignedIn>
    </Page>
  )
}

function PushForm({ service }: { readonly service: string }): React.JSX.Element {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [contract, setContract] = useState<ChosenContract>({ files: [], entry: undefined })
  const [version, setVersion] = useState('')
  const [reason, setReason] = useState('')
  const check = useMutation({
    mutationFn: (chosen: ChosenContract) => sendContract<LintResult>('POST', '/check', chosen),
  })
  const push = useMutation({
    mutationFn: (chosen: ChosenContract) =>
      sendContract<Version>('PUT', versionPath(service, version.trim()), chosen, {
        reason: reason.trim(),
      }),
    onSuccess: async (pushed) => {
      await queries.invalidateQueries({ queryKey: ['service', service] })
      await queries.invalidateQueries({ queryKey: ['services'] })
      await navigate(`${versionPath(service, pushed.version)}/findings`)
    },
  })
  const isChosen = contract.files.length > 0

  function submit(event: React.SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    if (isChosen) push.mutate(contract)
  }

  return (
    <form className="panel form" onSubmit={submit}>
      <ContractFiles
        chosen={contract}
        onChange={(chosen) => {
          setContract(chosen)
          check.reset()
          push.reset()
        }}
      />
      <VersionField service={service} version={version} onChange={setVersion} />
      <WordsField
        label="Reason"
        description="What changes and why; kept with the version and in the ledger"
        value={reason}
        onChange={setReason}
      />
      {check.data && <CheckResult result={check.data} />}
      <FormProblem title="The contract could not be checked" error={check.error} />
      <FormProblem title="The version is not registered" error={push.error} />
      <div className="form-actions">
        <Button
          variant="default"
          loading={check.isPending}
          disabled={!isChosen}
          onClick={() => check.mutate(contract)}
        >
          Check first
        </Button>
        <Button type="submit" loading={push.isPending} disabled={!isChosen}>
          Push
        </Button>
      </div>
    </form>
  )
}

interface VersionFieldProps {
  readonly service: string
  readonly version: string
  readonly onChange: (version: string) => void
}

function VersionField({ service, version, onChange }: VersionFieldProps): React.JSX.Element {
  const versions = useQuery(versionsQuery(service))
  const next = versions.data && nextVersions(versions.data.items)
  const steps =
    next === undefined
      ? [{ word: 'the first', number: '1.0.0' }]
      : [
          { word: 'corrections alone', number: next.patch },
          { word: 'compatible', number: next.minor },
          { word: 'breaking', number: next.major },
        ]
  return (
    <div>
      <TextInput
        label="Version"
        description="As in Semantic Versioning"
        required
        withAsterisk={false}
        pattern="\d+\.\d+\.\d+([\-+][0-9A-Za-z.+\-]+)?"
        title="Three numbers, for instance 1.4.0"
        maxLength={100}
        value={version}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {versions.data && (
        <p className="push-steps tiny subtle">
          {steps.map(({ word, number }) => (
            <Button key={word} variant="default" size="compact-xs" onClick={() => onChange(number)}>
              {number}, {word}
            </Button>
          ))}
        </p>
      )}
    </div>
  )
}

import { TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { versionPath } from '../../api/names.ts'
import { isNotFound } from '../../api/problem.ts'
import { activationPlanQuery } from '../../api/version-queries.ts'
import { putJson } from '../../api/request.ts'
import type { ActivationPlan, ActivationPlanInput, Version } from '../../api/schemas.ts'
import { EmptyState } from '../empty-state.tsx'
import { ForSignedIn } from '../form/for-signed-in.tsx'
import { Form } from '../form/form.tsx'
import { RowList } from '../form/row-list.tsx'
import { Instant } from '../instant.tsx'
import { Panel } from '../panel.tsx'
import { QueryView } from '../query-view.tsx'
import { ToneBadge } from '../tone-badge.tsx'
import './readiness.css'

/** How a version is put into operation: steps, each with who, how it is verified and how it is taken back. */
export function ActivationPlanPanel({ version }: { readonly version: Version }): React.JSX.Element {
  const plan = useQuery(activationPlanQuery(version.service, version.version))
  return (
    <Panel title="Activation plan">
      {isNotFound(plan.error) ? (
        <EmptyState title="There is no plan yet">
          Nothing goes into production without one. Write it below.
        </EmptyState>
      ) : (
        <QueryView query={plan} what="the activation plan">
          {(data) => <Steps plan={data} />}
        </QueryView>
      )}
      <details>
        <summary>{plan.data === undefined ? 'Write a plan' : 'Change the plan'}</summary>
        <ForSignedIn to="to write a plan">
          <PlanForm key={plan.data?.revision ?? 0} version={version} plan={plan.data} />
        </ForSignedIn>
      </details>
    </Panel>
  )
}

function Steps({ plan }: { readonly plan: ActivationPlan }): React.JSX.Element {
  return (
    <>
      <p className="readiness-title">
        <ToneBadge tone={plan.isCurrent ? 'good' : 'warn'}>
          {plan.isCurrent ? 'For this content' : 'For content that was replaced'}
        </ToneBadge>
        <span className="small subtle">
          For {plan.environment}, by {plan.author}, <Instant at={plan.updatedAt} withTime />
        </span>
      </p>
      <ol className="readiness">
        {plan.steps.map((step, index) => (
          <li key={index} className="readiness-item">
            <strong>{step.title}</strong> <span className="small subtle">by {step.owner}</span>
            <p className="small">Verified: {step.verification}</p>
            <p className="small">Way back: {step.rollback}</p>
          </li>
        ))}
      </ol>
    </>
  )
}

const emptyStep = { title: '', owner: '', verification: '', rollback: '' }

interface PlanFormProps {
  readonly version: Version
  readonly plan: ActivationPlan | undefined
}

function PlanForm({ version, plan }: PlanFormProps): React.JSX.Element {
  const queries = useQueryClient()
  const [environment, setEnvironment] = useState(plan?.environment ?? 'production')
  const [steps, setSteps] = useState<ActivationPlanInput['steps']>(plan?.steps ?? [emptyStep])
  const put = useMutation({
    mutationFn: () =>
      putJson<ActivationPlan>(
        `${versionPath(version.service, version.version)}/activation-plan`,
        { environment: environment.trim(), steps },
        plan && `"${plan.revision}"`,
      ),
    onSuccess: () =>
      queries.invalidateQueries({
        queryKey: ['service', version.service, 'version', version.version],
      }),
  })
  return (
    <Form
      request={put}
      problem="The plan is not kept"
      submit="Keep the plan"
      onSubmit={() => put.mutate()}
      isDisabled={steps.length === 0}
    >
      <TextInput
        label="Environment"
        required
        withAsterisk={false}
        maxLength={100}
        value={environment}
        onChange={(event) => setEnvironment(event.currentTarget.value)}
      />
      <RowList
        legend="Steps"
        rows={steps}
        empty={emptyStep}
        one="step"
        onChange={(rows) => setSteps([...rows])}
        fields={(step, change, index) => (
          <>
            {FIELDS.map(({ member, label }) => (
              <TextInput
                key={member}
                label={label}
                aria-label={`${label} of step ${index + 1}`}
                required
                withAsterisk={false}
                maxLength={member === 'owner' ? 200 : 2000}
                value={step[member]}
                onChange={(event) => change({ [member]: event.currentTarget.value })}
              />
            ))}
          </>
        )}
      />
    </Form>
  )
}

const FIELDS = [
  { member: 'title', label: 'Step' },
  { member: 'owner', label: 'Owner' },
  { member: 'verification', label: 'Verification' },
  { member: 'rollback', label: 'Way back' },
] as const

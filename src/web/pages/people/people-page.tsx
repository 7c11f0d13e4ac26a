import { Button, TextInput } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { accountsQuery } from '../../api/governance-queries.ts'
import { putJson, deleteResource } from '../../api/request.ts'
import type { Account, AccountRequest, NewAccount } from '../../api/schemas.ts'
import { DataTable } from '../../components/data-table.tsx'
import { CopyableCommand } from '../../components/copyable-command.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { Form } from '../../components/form/form.tsx'
import { mistakeAt } from '../../components/form/mistakes.ts'
import { Instant } from '../../components/instant.tsx'
import { Page } from '../../components/page.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { Panel } from '../../components/panel.tsx'
import { GovernanceLinks } from '../governance/governance-links.tsx'
import { useGovernanceChange, useGovernancePost } from '../governance/use-governance-change.ts'

/** Who has an account, and the form that invites others. */
export function PeoplePage(): React.JSX.Element {
  return (
    <Page
      title="People"
      lead="Whoever has an account can sense tensions and fill roles. What somebody may decide follows from the roles alone."
    >
      <div className="stack">
        <GovernanceLinks />
        <ForSignedIn to="to see who has an account, and to invite people">
          <div className="stack">
            <Invite />
            <Accounts />
          </div>
        </ForSignedIn>
      </div>
    </Page>
  )
}

function Invite(): React.JSX.Element {
  const [name, setName] = useState('')
  const invite = useGovernancePost<AccountRequest, NewAccount>('/accounts', () => setName(''))
  return (
    <Panel title="Invite somebody">
      <Form
        request={invite}
        problem="Nobody is invited"
        submit="Invite"
        onSubmit={() => invite.mutate({ name: name.trim() })}
      >
        <TextInput
          label="Name of the account"
          description="Lower-case letters, digits, dots, hyphens and underscores"
          required
          withAsterisk={false}
          maxLength={64}
          autoComplete="off"
          value={name}
          error={mistakeAt(invite.error, '/name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </Form>
      <div role="status">
        {invite.data && (
          <CopyableCommand
            label={`The first password of ${invite.data.account}: hand it on now, it is shown only here; they change it under their name at the top`}
            command={invite.data.password}
          />
        )}
      </div>
    </Panel>
  )
}

function Accounts(): React.JSX.Element {
  const accounts = useInfiniteQuery(accountsQuery)
  return (
    <Panel title="Accounts">
      <PagedList
        query={accounts}
        what="accounts"
        empty={<EmptyState title="Nobody has an account yet" />}
      >
        {(items) => (
          <DataTable
            caption="Who has an account"
            rows={items}
            keyOf={({ name }) => name}
            columns={[
              { head: 'Name', of: ({ name }) => name },
              { head: 'Since', of: ({ createdAt }) => <Instant at={createdAt} /> },
              { head: 'State', of: stateOf },
              {
                head: 'What can be done',
                isHeadHidden: true,
                of: (account) => <Activation account={account} />,
              },
            ]}
          />
        )}
      </PagedList>
    </Panel>
  )
}

function stateOf({ deactivatedAt, firstPassword }: Account): React.ReactNode {
  if (deactivatedAt === undefined) return firstPassword === true ? 'First password' : 'Active'
  return (
    <>
      Deactivated since <Instant at={deactivatedAt} />
    </>
  )
}

/** The way to let nobody sign in by an account any more, or again. */
function Activation({ account }: { readonly account: Account }): React.JSX.Element {
  const { name, deactivatedAt } = account
  const isActive = deactivatedAt === undefined
  const path = `/accounts/${encodeURIComponent(name)}/deactivation`
  const [isAsking, setIsAsking] = useState(false)
  const change = useGovernanceChange(
    async (): Promise<void> => {
      if (isActive) await putJson(path, {})
      else await deleteResource(path)
    },
    () => setIsAsking(false),
  )
  return isActive && !isAsking ? (
    <Button variant="default" size="compact-sm" onClick={() => setIsAsking(true)}>
      Deactivate<span className="visually-hidden"> {name}</span>
    </Button>
  ) : (
    <Form
      request={change}
      problem={isActive ? 'The account stays active' : 'The account stays deactivated'}
      submit={isActive ? `Deactivate ${name} now` : `Activate ${name} again`}
      onSubmit={() => change.mutate(undefined)}
      isMinor
    >
      {isActive && <p>Sessions and tokens end at once; roles stay.</p>}
    </Form>
  )
}

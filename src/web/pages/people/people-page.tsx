import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { accountsQuery } from '../../api/governance-queries.ts'
import { postJson } from '../../api/request.ts'
import type { AccountRequest, NewAccount } from '../../api/schemas.ts'
import { CopyableCommand } from '../../components/copyable-command.tsx'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { FormProblem } from '../../components/form/form-problem.tsx'
import '../../components/form/form.css'
import { mistakeAt } from '../../components/form/mistakes.ts'
import { Instant } from '../../components/instant.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { GovernanceLinks } from '../governance/governance-links.tsx'

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
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const invite = useMutation({
    mutationFn: (body: AccountRequest) => postJson<NewAccount>('/accounts', body),
    onSuccess: async () => {
      setName('')
      await queries.invalidateQueries({ queryKey: accountsQuery.queryKey })
    },
  })
  return (
    <Panel title="Invite somebody">
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          invite.mutate({ name: name.trim() })
        }}
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
        <FormProblem title="Nobody is invited" error={invite.error} />
        <div className="form-actions">
          <Button type="submit" loading={invite.isPending}>
            Invite
          </Button>
        </div>
      </form>
      <div role="status">
        {invite.data && (
          <CopyableCommand
            label={`The first password of ${invite.data.account}: hand it on now, it is shown only here`}
            command={invite.data.password}
          />
        )}
      </div>
    </Panel>
  )
}

function Accounts(): React.JSX.Element {
  const accounts = useQuery(accountsQuery)
  return (
    <Panel title="Accounts">
      <QueryView query={accounts} what="the accounts">
        {({ items }) => (
          <div className="table-frame">
            <table className="data-table">
              <caption className="visually-hidden">Who has an account</caption>
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">Since</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ name, createdAt }) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td>
                      <Instant at={createdAt} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </QueryView>
    </Panel>
  )
}

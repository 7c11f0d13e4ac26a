import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { tokensQuery } from '../../api/account-queries.ts'
import { deleteResource, postJson } from '../../api/request.ts'
import type { NewToken, Token, TokenRequest } from '../../api/schemas.ts'
import { DataTable } from '../../components/data-table.tsx'
import { CopyableCommand } from '../../components/copyable-command.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { Form } from '../../components/form/form.tsx'
import { FormProblem } from '../../components/form/form-problem.tsx'
import { mistakeAt } from '../../components/form/mistakes.ts'
import { namesIn } from '../../components/form/names-in.ts'
import { Instant } from '../../components/instant.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { OwnPassword } from './own-password.tsx'

/** The tokens of whoever is signed in: what pipelines and machines act with in their name. */
export function TokensPage(): React.JSX.Element {
  return (
    <Page
      title="Tokens"
      lead="A pipeline or a machine acts in your name with a token. Give each its own, so that one can be taken back."
    >
      <ForSignedIn to="to see and make tokens">
        <div className="stack">
          <MakeToken />
          <PresentTokens />
          <OwnPassword />
        </div>
      </ForSignedIn>
    </Page>
  )
}

function MakeToken(): React.JSX.Element {
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [end, setEnd] = useState('')
  const [actions, setActions] = useState('')
  const [domains, setDomains] = useState('')
  const make = useMutation({
    mutationFn: (token: TokenRequest) => postJson<NewToken>('/tokens', token),
    onSuccess: async () => {
      setName('')
      await queries.invalidateQueries({ queryKey: tokensQuery.queryKey })
    },
  })

  function submit(): void {
    make.mutate({
      name: name.trim(),
      ...(end !== '' && { expiresAt: `${end}T00:00:00.000Z` }),
      ...scopeOf(actions, domains),
    })
  }

  return (
    <Panel title="Make a token">
      <Form request={make} problem="No token is made" submit="Make" onSubmit={submit}>
        <div className="form-fields">
          <TextInput
            label="What it is for"
            description="So that you know it again, such as pipeline of payments"
            required
            withAsterisk={false}
            maxLength={100}
            value={name}
            error={mistakeAt(make.error, '/name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label="Ends"
            description="In 90 days unless given, in a year at the latest"
            value={end}
            error={mistakeAt(make.error, '/expiresAt')}
            onChange={(event) => setEnd(event.currentTarget.value)}
          />
          <TextInput
            label="Only for these actions"
            description="Such as version.push, version.transition; all that you may unless given"
            value={actions}
            error={mistakeAt(make.error, '/scope/actions')}
            onChange={(event) => setActions(event.currentTarget.value)}
          />
          <TextInput
            label="Only in these domains"
            description="Such as payments/cards; everywhere unless given"
            value={domains}
            error={mistakeAt(make.error, '/scope/domains')}
            onChange={(event) => setDomains(event.currentTarget.value)}
          />
        </div>
      </Form>
      <div role="status">
        {make.data && (
          <CopyableCommand
            label={`The token ${make.data.name}: keep it now, it is shown only here`}
            command={make.data.token}
          />
        )}
      </div>
    </Panel>
  )
}

/** What was written down of it; nothing limits nothing. */
function scopeOf(actions: string, domains: string): Pick<TokenRequest, 'scope'> {
  const [named, within] = [namesIn(actions), namesIn(domains)]
  if (named.length + within.length === 0) return {}
  return {
    scope: {
      ...(named.length > 0 && { actions: named }),
      ...(within.length > 0 && { domains: within }),
    },
  }
}

function scopeInWords({ scope }: Token): string {
  const limits = [...(scope?.actions ?? []), ...(scope?.domains ?? [])]
  return limits.length === 0 ? 'all that you may' : limits.join(', ')
}

function PresentTokens(): React.JSX.Element {
  const tokens = useQuery(tokensQuery)
  return (
    <Panel title="Tokens in use">
      <QueryView query={tokens} what="the tokens">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="You have no token" />
          ) : (
            <DataTable
              caption="Your tokens"
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { head: 'For', of: ({ name }) => name },
                { head: 'Made', of: ({ createdAt }) => <Instant at={createdAt} /> },
                { head: 'Ends', of: ({ expiresAt }) => <Instant at={expiresAt} /> },
                { head: 'Only for', of: scopeInWords },
                {
                  head: 'Take back',
                  isHeadHidden: true,
                  of: (token) => <TakeBack token={token} />,
                },
              ]}
            />
          )
        }
      </QueryView>
    </Panel>
  )
}

function TakeBack({ token }: { readonly token: Token }): React.JSX.Element {
  const queries = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => deleteResource(`/tokens/${encodeURIComponent(token.id)}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  })
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        loading={revoke.isPending}
        aria-label={`Take back ${token.name}`}
        onClick={() => revoke.mutate()}
      >
        Take back
      </Button>
      <FormProblem title="It is not taken back" error={revoke.error} />
    </>
  )
}

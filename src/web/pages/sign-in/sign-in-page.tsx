import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { meQuery } from '../../api/account-queries.ts'
import { isPagePath } from '../../api/names.ts'
import { ApiError } from '../../api/problem.ts'
import { postJson } from '../../api/request.ts'
import type { SessionRequest } from '../../api/schemas.ts'
import { Page } from '../../components/page.tsx'
import './sign-in-page.css'

/** Signs in with a local account and goes back to where one came from. */
export function SignInPage(): React.JSX.Element {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [parameters] = useSearchParams()
  const { data: me } = useQuery(meQuery)
  const signIn = useMutation({
    mutationFn: (session: SessionRequest) => postJson<undefined>('/session', session),
    onSuccess: async () => {
      await queries.resetQueries()
      const next = parameters.get('next') ?? '/'
      await navigate(isPagePath(next) ? next : '/')
    },
  })

  function submit(event: React.SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [username, password] = [form.get('username'), form.get('password')]
    if (typeof username !== 'string' || typeof password !== 'string') return
    signIn.mutate({ username, password })
  }

  return (
    <Page
      title="Sign in"
      lead={
        me?.reading === 'signed-in'
          ? 'This registry is read by those who have an account.'
          : 'Reading needs no account. Changing something does.'
      }
    >
      <form className="panel sign-in" onSubmit={submit}>
        <TextInput
          name="username"
          label="Name"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
        />
        <PasswordInput
          name="password"
          label="Password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        />
        <div role="alert">
          {signIn.isError && <p className="sign-in-error">{explain(signIn.error)}</p>}
        </div>
        <Button type="submit" loading={signIn.isPending}>
          Sign in
        </Button>
        <p className="tiny subtle">
          The first run prints the administrator’s password once. It was lost? Whoever has access to
          the store sets a new one with <code>concordat admin reset-password</code>.
        </p>
      </form>
    </Page>
  )
}

function explain(error: unknown): string {
  if (error instanceof ApiError && error.status === 401) {
    return 'The name or the password is wrong.'
  }
  return error instanceof Error ? error.message : 'Signing in failed.'
}

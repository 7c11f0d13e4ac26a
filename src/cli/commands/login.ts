import { createInterface } from 'node:readline'
import { usageError } from '../exit-status.ts'
import { writeReport } from '../output.ts'
import { keepToken, registryUrl } from '../registry/credentials.ts'
import { askJson, jsonBody } from '../registry/registry-client.ts'

/** What commander makes of the options of `concordat login`. */
export interface LoginFlags {
  readonly user: string
  readonly passwordStdin?: true
  readonly only?: readonly string[]
  readonly within?: readonly string[]
}

/** `concordat login`: exchanges a password for a token, which is kept for later commands. */
export async function loginCommand({ user, ...flags }: LoginFlags): Promise<void> {
  const { passwordStdin: fromStdin = false, only: actions, within: domains } = flags
  const isLimited = actions !== undefined || domains !== undefined
  const password = fromStdin ? await readLine() : await promptHidden(`Password of ${user}: `)
  if (password === '') throw usageError('No password was given.')
  const basic = Buffer.from(`${user}:${password}`).toString('base64')
  const { method, headers, body } = jsonBody('POST', {
    name: 'concordat login',
    ...(isLimited && { scope: { ...(actions && { actions }), ...(domains && { domains }) } }),
  })
  const { token, expiresAt } = await askJson<{ token: string; expiresAt: string }>('/tokens', {
    ...(method !== undefined && { method }),
    ...(body !== undefined && { body }),
    headers: { ...(headers as Record<string, string>), authorization: `Basic ${basic}` },
  })
  const file = await keepToken(token)
  await writeReport(
    `Signed in to ${registryUrl()} until ${expiresAt}; the token is in ${file}.\n`,
    undefined,
  )
}

async function readLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line
  return ''
}

/** Asks on the terminal without showing what is typed. */
function promptHidden(question: string): Promise<string> {
  const { stdin, stderr } = process
  if (!stdin.isTTY) {
    throw usageError('There is no terminal to ask on; pipe the password and use --password-stdin.')
  }
  stderr.write(question)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.resume()
  return new Promise((resolve, reject) => {
    let typed = ''
    const finish = (settle: () => void): void => {
      stdin.off('data', onData)
      stdin.setRawMode(false)
      stdin.pause()
      stderr.write('\n')
      settle()
    }
    const onData = (chunk: string): void => {
      for (const key of chunk) {
        if (key === '\r' || key === '\n') {
          finish(() => {
            resolve(typed)
          })
          return
        }
        if (key === '\u0003' || key === '\u0004') {
          finish(() => {
            reject(usageError('Nothing was changed.'))
          })
          return
        }
        typed = key === '\u007f' || key === '\b' ? typed.slice(0, -1) : typed + key
      }
    }
    stdin.on('data', onData)
  })
}

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { concordat } from '../support/command.ts'

/** A registry that refuses everything in the same words. */
function refusing(status: number, problem: unknown): Promise<Server> {
  const server = createServer((request, response) => {
    request.resume()
    response.writeHead(status, { 'content-type': 'application/problem+json' })
    response.end(JSON.stringify(problem))
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}

async function refused(status: number, problem: unknown, commandLine: readonly string[]) {
  const server = await refusing(status, problem)
  const { port } = server.address() as AddressInfo
  const env = { CONCORDAT_URL: `http://127.0.0.1:${port}`, XDG_CONFIG_HOME: tmpdir() }
  try {
    return await concordat(commandLine, { env, input: 'wrong\n' })
  } finally {
    server.close()
  }
}

describe('what the registry refuses', () => {
  test('is told to whoever signs in without the advice to sign in', async () => {
    const problem = { detail: 'The name or the password is wrong.' }
    const { stderr, status } = await refused(401, problem, ['login', '--password-stdin'])
    expect(stderr).toBe('concordat: The registry refused: The name or the password is wrong.\n')
    expect(status).toBe(3)
  })

  test('is told with that advice to whoever has not signed in', async () => {
    const problem = { detail: 'Nothing is written anonymously.' }
    const { stderr } = await refused(401, problem, ['search', 'card'])
    expect(stderr).toBe(
      'concordat: The registry refused: Nothing is written anonymously. Run "concordat login" first, or set CONCORDAT_TOKEN.\n',
    )
  })

  test('names each mistake once, with its place', async () => {
    const problem = {
      detail: 'The request has 2 mistakes: limit must be integer.',
      errors: [
        { in: 'query', parameter: 'limit', detail: 'must be integer' },
        { pointer: '/name', detail: 'is not known here' },
      ],
    }
    const { stderr } = await refused(400, problem, ['search', 'card'])
    expect(stderr).toBe(
      'concordat: The registry refused: The request has 2 mistakes: limit must be integer.\n  /name is not known here\n',
    )
  })
})

test.each([
  ['merge', 'd/a', '--into SERVICE'],
  ['move-domain', 'd', '--to PATH'],
])('%s gives no answer where only a look was asked for', async (command, name, option) => {
  const commandLine = [command, name, '--answer', 'accept', '--dry-run']
  const { stderr, status } = await refused(503, { detail: 'Asked.' }, commandLine)
  expect(stderr).toContain(`--dry-run goes with ${option}`)
  expect(status).toBe(2)
})

import { compare } from '../compare.ts'

/** What is said of a description that holds an operation and more. */
function api(operation: object, more: object = {}): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '2024-11-22' },
    paths: { '/pets': { get: { responses: { 200: { description: 'fine' } }, ...operation } } },
    ...more,
  }
}

async function told(from: object, to: object): Promise<readonly string[]> {
  const { changes } = await compare(from, to)
  return changes.map(({ id, level, message }) => `${id} ${level}: ${message}`)
}

describe('requirements of security say what they mean to those who call', () => {
  const key = { security: [{ key: [] }] }
  const both = { security: [{ key: [] }, { oauth: ['read'] }] }
  const optional = { security: [{ key: [] }, {}] }

  const rows: readonly (readonly [string, object, object, readonly string[]])[] = [
    [
      'an operation that was open asks for authentication',
      api({}),
      api(key),
      [
        'api-security-anonymous-access-removed warning: GET /pets no longer lets in requests without authentication.',
        'api-security-added info: GET /pets asks for "key" from now on: callers must authenticate, and need not do so before.',
      ],
    ],
    [
      'an operation opens',
      api(key),
      api({ security: [] }),
      [
        'api-security-anonymous-access-added info: GET /pets lets in requests without authentication from now on.',
        'api-security-removed info: GET /pets no longer accepts "key": callers need not authenticate.',
      ],
    ],
    [
      'that nothing is asked for can be written in two ways',
      api({ security: [] }),
      api({ security: [{}] }),
      [],
    ],
    [
      'one more way is offered',
      api(key),
      api(both),
      [
        'api-security-added info: GET /pets accepts "oauth" from now on: it is one more way to authenticate.',
      ],
    ],
    [
      'one of several ways is gone',
      api(both),
      api(key),
      [
        'api-security-removed info: GET /pets no longer accepts "oauth": callers authenticate in another way.',
      ],
    ],
    [
      'authentication is no longer optional',
      api(optional),
      api(key),
      [
        'api-security-anonymous-access-removed warning: GET /pets no longer lets in requests without authentication.',
        'api-security-removed info: GET /pets no longer accepts requests without authentication: callers must authenticate.',
      ],
    ],
    [
      'authentication becomes optional',
      api(key),
      api(optional),
      [
        'api-security-added info: GET /pets accepts requests without authentication from now on: callers need not authenticate.',
        'api-security-anonymous-access-added info: GET /pets lets in requests without authentication from now on.',
      ],
    ],
    [
      'an operation that was open by itself falls under what holds for all',
      api({ security: [] }, key),
      api({}, key),
      [
        'api-security-anonymous-access-removed warning: GET /pets no longer lets in requests without authentication.',
        'api-security-added info: GET /pets asks for "key" from now on: callers must authenticate, and need not do so before.',
      ],
    ],
    ['an operation repeats what holds for all', api({}, key), api(key, key), []],
    [
      'all operations ask for authentication',
      api({}),
      api({}, key),
      [
        'api-security-anonymous-access-removed warning: Each operation without requirements of its own no longer lets in requests without authentication.',
        'api-global-security-added info: Each operation without requirements of its own asks for "key" from now on: callers must authenticate, and need not do so before.',
      ],
    ],
  ]

  it.each(rows)('%s', async (_name, from, to, expected) => {
    expect(await told(from, to)).toEqual(expected)
  })
})

describe('servers are the addresses that they stand for', () => {
  const at = (url: string, variables?: object): object =>
    api({}, { servers: [{ url, ...(variables !== undefined && { variables }) }] })
  const region = (...values: readonly string[]) => ({
    region: { default: 'eu', ...(values.length > 0 && { enum: values }) },
  })
  const URL = 'https://{region}.example.com'

  const rows: readonly (readonly [string, object, object, readonly string[]])[] = [
    [
      'a value of a variable is gone',
      at(URL, region('eu', 'us')),
      at(URL, region('eu')),
      ['api-server-removed warning: The server https://us.example.com was removed.'],
    ],
    [
      'a value of a variable is new',
      at(URL, region('eu')),
      at(URL, region('eu', 'us')),
      ['api-server-added info: The server https://us.example.com is new.'],
    ],
    [
      'a variable stands for the addresses that were listed',
      api({}, { servers: [{ url: 'https://eu.example.com' }, { url: 'https://us.example.com/' }] }),
      at(URL, region('eu', 'us')),
      [],
    ],
    [
      'a free variable stands for whatever was listed, and for more',
      at(URL, region('eu', 'us')),
      at(URL, region()),
      ['api-server-added info: The server https://{region}.example.com is new.'],
    ],
    [
      'a variable with another name is the same',
      at(URL, region()),
      at('https://{place}.example.com', { place: { default: 'eu' } }),
      [],
    ],
    [
      'whoever chooses nothing calls another address',
      at(URL, region()),
      at(URL, { region: { default: 'us' } }),
      [
        'api-server-variable-default-changed warning: The server https://{region}.example.com stands for "us" instead of "eu" where clients choose no region.',
      ],
    ],
  ]

  it.each(rows)('%s', async (_name, from, to, expected) => {
    expect(await told(from, to)).toEqual(expected)
  })

  it('a server that is listed twice is told once', async () => {
    const twice = [{ url: 'https://a.example.com' }, { url: 'https://a.example.com/' }]
    const other = [{ url: 'https://b.example.com' }]
    expect(await told(api({}, { servers: twice }), api({}, { servers: other }))).toEqual([
      'api-server-removed warning: The server https://a.example.com was removed.',
      'api-server-added info: The server https://b.example.com is new.',
    ])
  })

  it('more combinations than anybody lists are compared as they are written', async () => {
    const values = Array.from({ length: 30 }, (_, index) => `v${index}`)
    const many = (first: readonly string[]) =>
      at('https://{a}.{b}.example.com', {
        a: { default: 'v0', enum: first },
        b: { default: 'v0', enum: values },
      })
    expect(await told(many(values), many(values.slice(1)))).toEqual([])
  })
})

describe('a sunset date that nobody can read is told of what it stands at', () => {
  const ends = (sunset: string) => ({ deprecated: true, 'x-sunset': sunset })
  const told1 = async (from: object, to: object) =>
    (await compare(from, to)).changes
      .filter(({ id }) => id === 'api-path-sunset-parse')
      .map(({ message }) => message)
  const none = { ...api({}), paths: {} }

  it('of a path that is gone', async () => {
    expect(await told1(api(ends('soon')), none)).toEqual([
      'GET /pets was removed with its whole path; its sunset date was soon, which is no date.',
    ])
  })

  it('of an operation that is gone', async () => {
    const others = { ...api({}), paths: { '/pets': { put: { responses: {} } } } }
    expect(await told1(api(ends('soon')), others)).toEqual([
      'GET /pets was removed; its sunset date was soon, which is no date.',
    ])
  })

  it('of an operation that stays', async () => {
    expect(await told1(api(ends('soon')), api(ends('2030-01-01')))).toEqual([
      'GET /pets is still offered; its sunset date was soon, which is no date.',
    ])
    expect(await told1(api(ends('2030-01-01')), api(ends('soon')))).toEqual([
      'GET /pets is still offered; its sunset date is soon, which is no date.',
    ])
  })
})

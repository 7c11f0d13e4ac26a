import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import {
  createRemoteFetcher,
  parseRemoteHosts,
  type RemoteDocument,
  type RemoteLimits,
  type RemoteOptions,
} from '../../src/remote/index.ts'
import { redirectedTo } from '../../src/remote/check-target.ts'

let server: http.Server
let port: number
let handle: http.RequestListener = (_request, response) => response.end('here')
let requests: http.IncomingMessage[] = []

beforeAll(async () => {
  server = http.createServer((request, response) => {
    requests.push(request)
    handle(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  requests = []
  handle = (_request, response) => response.end('here')
})

/** The loopback stands for the public internet here, and 127.0.0.2 for a private network. */
const LOOPBACK: RemoteOptions = {
  isAllowedAddress: (address) => address === '127.0.0.1',
  resolveHost: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
}

function fetchOnce(
  path: string,
  options: RemoteOptions = {},
  limits: Partial<RemoteLimits> = {},
): Promise<RemoteDocument> {
  const fetcher = createRemoteFetcher({ ...LOOPBACK, ...options, limits })
  return fetcher.fetch(path.startsWith('/') ? `http://schemas.test:${port}${path}` : path)
}

function textOf(document: RemoteDocument): string {
  return document.kind === 'found'
    ? Buffer.from(document.bytes).toString()
    : `${document.kind}: ${document.reason}`
}

describe('a remote document', () => {
  test('is fetched with nothing that says who asks', async () => {
    expect(textOf(await fetchOnce('/a.xsd#part'))).toBe('here')
    expect(requests[0]?.url).toBe('/a.xsd')
    expect(Object.keys(requests[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ])
  })

  test('is fetched once by the same fetcher, whatever fragment is asked for', async () => {
    const fetcher = createRemoteFetcher(LOOPBACK)
    const address = `http://schemas.test:${port}/a.xsd`
    const both = await Promise.all([fetcher.fetch(`${address}#a`), fetcher.fetch(`${address}#b`)])
    expect(both.map(textOf)).toEqual(['here', 'here'])
    expect(requests).toHaveLength(1)
  })

  test.each([
    ['gzip', gzipSync('packed')],
    ['deflate', deflateSync('packed')],
    ['br', brotliCompressSync('packed')],
  ])('is unpacked when it comes as %s all the same', async (coding, bytes) => {
    handle = (_request, response) => {
      response.setHeader('Content-Encoding', coding)
      response.end(bytes)
    }
    expect(textOf(await fetchOnce('/a'))).toBe('packed')
  })

  test.each([
    [404, 'answers 404'],
    [500, 'answers 500'],
  ])('is missing where the server answers %i', async (status, reason) => {
    handle = (_request, response) => {
      response.statusCode = status
      response.end('<html/>')
    }
    expect(await fetchOnce('/a')).toEqual({
      kind: 'missing',
      reason: `http://schemas.test:${port}/a ${reason}`,
    })
  })

  test('is missing where nothing listens, and where no such host is', async () => {
    expect(textOf(await fetchOnce('http://schemas.test:1/'))).toBe(
      'missing: http://schemas.test:1/ cannot be fetched: nothing answers there',
    )
    const none = Object.assign(new Error('x'), { code: 'ENOTFOUND' })
    const resolveHost = (): Promise<never> => Promise.reject(none)
    expect(textOf(await fetchOnce('/a', { resolveHost }))).toContain('its host cannot be found')
  })
})

describe('what must not be asked for', () => {
  test.each([
    ['another scheme', 'ftp://schemas.test/a', 'ftp://schemas.test/a is neither https nor http'],
    ['a file', 'file:///etc/passwd', 'file:///etc/passwd is neither https nor http'],
    [
      'credentials',
      'http://me:secret@schemas.test/a',
      'http://schemas.test/a holds credentials, and none are sent',
    ],
    ['no address', 'http://', 'http:// is no address'],
    [
      'an address that is too long',
      `http://schemas.test/${'a'.repeat(3_000)}`,
      'has more than 2048 characters',
    ],
  ])('%s is refused', async (_title, address, reason) => {
    expect(await fetchOnce(address)).toEqual({
      kind: 'refused',
      reason: expect.stringContaining(reason) as string,
    })
    expect(requests).toHaveLength(0)
  })

  test.each([
    'http://127.0.0.1:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f.1:PORT/',
    'http://0177.0.0.1:PORT/',
    'http://[::1]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://localhost:PORT/',
    'http://169.254.169.254/latest/meta-data/',
  ])('%s is refused by the rule for addresses', async (address) => {
    const fetcher = createRemoteFetcher()
    const document = await fetcher.fetch(address.replace('PORT', String(port)))
    expect(document).toEqual({
      kind: 'refused',
      reason: expect.stringContaining('which is no address of the public internet') as string,
    })
    expect(requests).toHaveLength(0)
  })

  test('a host with one private address among public ones is refused', async () => {
    const resolveHost = () =>
      Promise.resolve([
        { address: '127.0.0.1', family: 4 },
        { address: '127.0.0.2', family: 4 },
      ])
    expect(textOf(await fetchOnce('/a', { resolveHost }))).toContain('leads to 127.0.0.2')
    expect(requests).toHaveLength(0)
  })

  test('a host whose address changes after it was checked is not connected to there', async () => {
    let asked = 0
    const resolveHost = () => {
      asked += 1
      return Promise.resolve([{ address: asked === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }])
    }
    const fetcher = createRemoteFetcher({ ...LOOPBACK, resolveHost })
    const first = await fetcher.fetch(`http://rebind.test:${port}/a`)
    expect([textOf(first), asked]).toEqual(['here', 1])
    const second = await fetcher.fetch(`http://rebind.test:${port}/b`)
    expect(textOf(second)).toContain('leads to 127.0.0.2')
    expect(requests.map(({ url }) => url)).toEqual(['/a'])
  })

  test('a proxy that the environment names is not used', async () => {
    const before = process.env['http_proxy']
    process.env['http_proxy'] = 'http://127.0.0.1:1'
    try {
      expect(textOf(await fetchOnce('/a'))).toBe('here')
    } finally {
      if (before === undefined) delete process.env['http_proxy']
      else process.env['http_proxy'] = before
    }
  })
})

describe('a list of hosts', () => {
  const hostsOf = (list: string) => {
    const hosts = parseRemoteHosts(list)
    if ('mistake' in hosts) throw new Error(hosts.mistake)
    return hosts
  }

  test('lets only those be asked', async () => {
    const hosts = hostsOf('schemas.test, *.example.com')
    expect(textOf(await fetchOnce('/a', { hosts }))).toBe('here')
    expect(textOf(await fetchOnce(`http://other.test:${port}/`, { hosts }))).toBe(
      `refused: http://other.test:${port}/ is on other.test, which is not among the hosts that are allowed`,
    )
  })

  test.each([
    ['example.com', false],
    ['a.example.com', true],
    ['A.Example.COM.', true],
    ['b.a.example.com', true],
    ['notexample.com', false],
    ['example.com.evil.test', false],
  ])('*.example.com and %s: %s', (host, isAllowed) => {
    expect(hostsOf('*.example.com').allows(host)).toBe(isAllowed)
  })

  test('with something else in it is a mistake', () => {
    expect(parseRemoteHosts('a.test,https://b.test')).toEqual({ mistake: 'https://b.test' })
  })
})

describe('a redirect', () => {
  test('is followed, and references count from where it leads', async () => {
    handle = ({ url }, response) => {
      if (url === '/b/here.xsd') response.end('moved')
      else response.writeHead(302, { Location: '/b/here.xsd' }).end()
    }
    expect(await fetchOnce('/a')).toEqual({
      kind: 'found',
      bytes: Buffer.from('moved'),
      base: `http://schemas.test:${port}/b/here.xsd`,
    })
  })

  test.each([
    ['to a private address', 'http://127.0.0.2/', 'leads to 127.0.0.2, which is no address'],
    ['to a metadata service', 'http://169.254.169.254/', 'leads to 169.254.169.254'],
    ['to a file', 'file:///etc/passwd', 'is neither https nor http'],
    ['to credentials', 'http://a:b@schemas.test/', 'holds credentials'],
    ['to nowhere', 'http://', 'is redirected to nowhere'],
  ])('%s is refused', async (_title, location, reason) => {
    handle = (_request, response) => response.writeHead(301, { Location: location }).end()
    expect(await fetchOnce('/a')).toEqual({
      kind: 'refused',
      reason: expect.stringContaining(reason) as string,
    })
    expect(requests).toHaveLength(1)
  })

  test('to a host that is not allowed is refused', async () => {
    const hosts = { allows: (host: string) => host === 'schemas.test' }
    handle = (_request, response) =>
      response.writeHead(301, { Location: `http://other.test:${port}/` }).end()
    expect(textOf(await fetchOnce('/a', { hosts }))).toContain('is on other.test')
  })

  test('from https to http is refused', () => {
    expect(() => redirectedTo('http://a.test/', new URL('https://a.test/'))).toThrow(
      'is redirected from https to http',
    )
  })

  test('is followed five times and no more', async () => {
    handle = ({ url }, response) => {
      const left = Number(url?.slice(1))
      if (left === 0) response.end('at last')
      else response.writeHead(307, { Location: `/${left - 1}` }).end()
    }
    expect(textOf(await fetchOnce('/5'))).toBe('at last')
    expect(textOf(await fetchOnce('/6'))).toContain('is redirected more than 5 times')
  })
})

describe('what costs too much is ended', () => {
  test('a body that is too large, by its own word', async () => {
    handle = (_request, response) => {
      response.setHeader('Content-Length', '5000')
      response.write('x')
    }
    expect(textOf(await fetchOnce('/a', {}, { documentBytes: 1_000 }))).toBe(
      `refused: http://schemas.test:${port}/a has more than 1000 bytes, the most that are fetched`,
    )
  })

  test('a body that does not end', async () => {
    handle = (_request, response) => {
      const more = (): void => {
        while (response.write(Buffer.alloc(10_000)));
        response.once('drain', more)
      }
      more()
    }
    expect(textOf(await fetchOnce('/a', {}, { documentBytes: 1_000_000 }))).toContain(
      'has more than 1000000 bytes',
    )
  })

  test('a body that unpacks to far more than it is', async () => {
    handle = (_request, response) => {
      response.setHeader('Content-Encoding', 'gzip')
      response.end(gzipSync(Buffer.alloc(50_000_000)))
    }
    expect(textOf(await fetchOnce('/a', {}, { documentBytes: 1_000_000 }))).toContain(
      'has more than 1000000 bytes',
    )
  })

  test('a server that says nothing', async () => {
    handle = () => undefined
    expect(textOf(await fetchOnce('/a', {}, { idleMilliseconds: 100 }))).toBe(
      `missing: http://schemas.test:${port}/a cannot be fetched: nothing came for 100 ms`,
    )
  })

  test('a server that sends a byte now and then', async () => {
    handle = (_request, response) => {
      const timer = setInterval(() => response.write('x'), 20)
      response.on('close', () => {
        clearInterval(timer)
      })
    }
    expect(textOf(await fetchOnce('/a', {}, { totalMilliseconds: 200 }))).toContain(
      'cannot be fetched: it took more than 200 ms',
    )
  })

  test('all documents together may be so large and no larger', async () => {
    handle = (_request, response) => response.end('x'.repeat(400))
    const fetcher = createRemoteFetcher({ ...LOOPBACK, limits: { allBytes: 1_000 } })
    const at = (path: string) => fetcher.fetch(`http://schemas.test:${port}${path}`)
    expect(textOf(await at('/1'))).toHaveLength(400)
    expect(textOf(await at('/2'))).toHaveLength(400)
    expect(textOf(await at('/3'))).toContain('/3 has more than 200 bytes')
    handle = (_request, response) => response.end('x'.repeat(200))
    expect(textOf(await at('/4'))).toHaveLength(200)
    expect(textOf(await at('/5'))).toBe(
      `refused: http://schemas.test:${port}/5 is not fetched: 1000 bytes, the most for all remote documents together, were fetched already`,
    )
  })

  test('more documents than one run may ask for', async () => {
    const fetcher = createRemoteFetcher({ ...LOOPBACK, limits: { documents: 2 } })
    const answers = await Promise.all(
      ['a', 'b', 'c', 'a'].map((name) => fetcher.fetch(`http://schemas.test:${port}/${name}`)),
    )
    expect(answers.map(({ kind }) => kind)).toEqual(['found', 'found', 'refused', 'found'])
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { concordat } from '../support/command.ts'

interface Asked {
  readonly method: string
  readonly path: string
  readonly body: unknown
}

/** What is listed instead of proposals, on two pages. */
let listed: readonly object[]

const PROPOSALS: readonly object[] = [
  { id: 'p1', state: 'objecting', circle: 'anchor', title: 'A steward' },
  { id: 'p2', state: 'adopted', circle: 'payments', title: 'Another' },
]

const MISSING = {
  shipped: 'board@1.9.0',
  actions: [{ action: 'account.activate', to: ['whoever fills the role anchor-lead'] }],
  title: 'Grant it',
  changes: [{ kind: 'constitution.amend' }],
  notGranted: ['duty.perform: there is no role ghost'],
}

/** To every step, with what it said. */
const ANSWER = { id: 'x', state: 'open', role: 'stock-owner', repairUntil: '2026-12-06T10:00:00Z' }

let folder: string
let server: Server
let asked: Asked[]

/** A registry that lists two proposals on two pages, and answers every step with what it was. */
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-governance-'))
  asked = []
  listed = PROPOSALS
  server = createServer((request, response) => {
    void text(request).then((sent) => {
      const { pathname, search, searchParams } = new URL(request.url ?? '', 'http://registry')
      const method = request.method ?? ''
      const body: unknown = sent === '' ? undefined : JSON.parse(sent)
      asked.push({ method, path: pathname + (method === 'DELETE' ? search : ''), body })
      response.setHeader('content-type', 'application/json')
      if (method !== 'GET')
        response.end(JSON.stringify({ ...ANSWER, ...(body as object | undefined) }))
      else if (pathname.endsWith('/circles')) {
        const filledBy = [{ person: 'bea', until: '2027-01-31T00:00:00.000Z' }]
        const roles = [
          { id: 'anchor-lead', filledBy },
          { id: 'clerk', filledBy: [] },
        ]
        response.end(JSON.stringify({ circles: [{ id: 'anchor', title: 'Anchor', roles }] }))
      } else if (pathname.endsWith('/missing-grants')) {
        response.end(JSON.stringify(MISSING))
      } else if (pathname.includes('/versions/')) {
        response.end(JSON.stringify({ service: 'logistics/stock', version: '1.1.0' }))
      } else {
        const isSecond = searchParams.get('cursor') === 'more'
        const items = [listed[isSecond ? 1 : 0]]
        response.end(JSON.stringify({ items, next: isSecond ? null : 'more' }))
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
})
afterEach(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

async function run(...commandLine: readonly string[]) {
  const { port } = server.address() as AddressInfo
  const env = { CONCORDAT_URL: `http://127.0.0.1:${port}`, XDG_CONFIG_HOME: folder }
  return concordat(commandLine, { cwd: folder, env })
}

test('proposals are listed to their end, one a line', async () => {
  const { status, stdout } = await run('proposals')
  expect([status, stdout]).toEqual([
    0,
    'p1  objecting  anchor  A steward\np2  adopted  payments  Another\n',
  ])
})

test('permissions are asked for a person or a role, for once or until a day', async () => {
  const about = ['service.update', 'service:logistics/stock', '--reason', 'It is out of date.']
  await run('permissions', 'ask', ...about)
  await run('permissions', 'ask', ...about, '--for-role', 'clerk', '--until', '2027-01-31')
  await run('permissions', 'give', ...about, '--person', 'bea', '--until', '2027-01-31', '--once')
  const said = { action: about[0], subject: about[1], reason: about[3] }
  expect(asked.map(({ body }) => body)).toEqual([
    { kind: 'ask', ...said },
    { kind: 'ask', ...said, forRole: 'clerk', until: '2027-01-31' },
    { kind: 'give', ...said, person: 'bea', until: '2027-01-31', once: true },
  ])
})

test('a list of permissions says who may, and whether once', async () => {
  const said = { circle: 'anchor', action: 'service.update', subject: 'service:logistics/stock' }
  listed = [
    { id: 'r1', state: 'given', ...said, by: 'bea', once: true },
    { id: 'r2', state: 'asked', ...said, by: 'cy', forRole: 'clerk', once: false },
  ]
  const { stdout } = await run('permissions', 'list', '--for-role', 'clerk')
  expect(asked[0]?.path).toBe('/api/v1/permissions')
  expect(stdout).toBe(
    [
      'r1  given  anchor  service.update service:logistics/stock (bea, once)',
      'r2  asked  anchor  service.update service:logistics/stock (whoever fills clerk)',
      '',
    ].join('\n'),
  )
})

test('a step carries what is set, as JSON where it reads as that', async () => {
  const { status } = await run(
    ...['proposals', 'act', 'p1', 'rule', '--set', 'objection=1', '--set', 'valid=true'],
    ...['--set', 'because=It follows.'],
  )
  expect(status).toBe(0)
  expect(asked).toEqual([
    {
      method: 'POST',
      path: '/api/v1/proposals/p1/steps',
      body: { kind: 'rule', objection: 1, valid: true, because: 'It follows.' },
    },
  ])
  const wrong = await run('elections', 'act', 'e1', 'nominate', '--set', 'bea')
  expect([wrong.status, wrong.stderr]).toEqual([
    2,
    expect.stringContaining('"bea" sets nothing; write MEMBER=VALUE.'),
  ])
})

test('tensions are sensed, elections called and roles assigned', async () => {
  await run('tensions', 'sense', 'constitution', '--now', 'One decides.', '--could-be', 'All do.')
  await run('elections', 'call', 'anchor-rep', '--reason', 'Nobody is.')
  await run('roles', 'assign', 'clerk', 'bea')
  expect(asked.map(({ path: where, body }) => [where, body])).toEqual([
    ['/api/v1/tensions', { subject: 'constitution', now: 'One decides.', couldBe: 'All do.' }],
    ['/api/v1/elections', { role: 'anchor-rep', reason: 'Nobody is.' }],
    ['/api/v1/governance/roles/clerk/assignments', { person: 'bea' }],
  ])
})

test('what begins at a terminal ends there, with its reason', async () => {
  await run('roles', 'unassign', 'clerk', 'bea', '--reason', 'She moves on.')
  await run('roles', 'is-back', 'clerk', 'bea')
  await run('breakdown', 'declare', 'cards', '--reason', 'No meeting for months.')
  await run('breakdown', 'restore', 'cards', '--reason', 'They meet again.')
  await run('strategies', 'end', 's1')
  expect(asked).toEqual([
    {
      method: 'DELETE',
      path: '/api/v1/governance/roles/clerk/assignments/bea?reason=She+moves+on.',
    },
    { method: 'DELETE', path: '/api/v1/governance/roles/clerk/surrogates/bea' },
    {
      method: 'PUT',
      path: '/api/v1/governance/circles/cards/breakdown',
      body: { reason: 'No meeting for months.' },
    },
    {
      method: 'DELETE',
      path: '/api/v1/governance/circles/cards/breakdown?reason=They+meet+again.',
    },
    { method: 'DELETE', path: '/api/v1/strategies/s1' },
  ])
  const silent = await run('breakdown', 'declare', 'cards')
  expect([silent.status, silent.stderr]).toEqual([2, expect.stringContaining('--reason <text>')])
})

test('a constitution is ratified with who begins in its roles, after people were invited', async () => {
  await run('accounts', 'invite', 'fay')
  await run('accounts', 'deactivate', 'fay')
  await run('accounts', 'activate', 'fay')
  await run(
    ...['constitution', 'ratify', 'holacracy', '--reason', 'Authority to those who do the work.'],
    ...['--assign', 'anchor-facilitator=fay', '--assign', 'anchor-secretary=sam'],
  )
  expect(asked.map(({ path: where, body }) => [where, body])).toEqual([
    ['/api/v1/accounts', { name: 'fay' }],
    ['/api/v1/accounts/fay/deactivation', {}],
    ['/api/v1/accounts/fay/deactivation', undefined],
    [
      '/api/v1/governance/ratifications',
      {
        ...{ constitution: 'holacracy', reason: 'Authority to those who do the work.' },
        assignments: [
          { role: 'anchor-facilitator', person: 'fay' },
          { role: 'anchor-secretary', person: 'sam' },
        ],
      },
    ],
  ])
  const wrong = await run('constitution', 'ratify', 'board', '--reason', 'x', '--assign', 'fay')
  expect([wrong.status, wrong.stderr]).toEqual([
    2,
    expect.stringContaining('"fay" assigns nobody; write ROLE=PERSON.'),
  ])
})

test('what nobody is granted is listed, and proposed as the program grants it', async () => {
  const shown = await run('constitution', 'missing-grants')
  expect([shown.status, shown.stdout, shown.stderr]).toEqual([
    0,
    'account.activate  to whoever fills the role anchor-lead\n',
    'duty.perform: there is no role ghost\n',
  ])
  asked = []
  await run('constitution', 'missing-grants', '--propose')
  expect(asked.at(-1)).toEqual({
    method: 'POST',
    path: '/api/v1/proposals',
    body: {
      title: 'Grant it',
      circle: 'anchor',
      example:
        'Nobody may do this, since the constitution in force is older than the program: account.activate.',
      rationale:
        'It is granted as board@1.9.0, the text of the program, grants it; everything else stays.',
      changes: [{ kind: 'constitution.amend' }],
    },
  })
})

test('work is given to roles, strategies are set, and meetings announced', async () => {
  await run('work', 'add', 'clerk', 'Call the bank.', '--projection', '2027-01-31')
  await run('work', 'act', 'w1', 'done', '--set', 'text=Called.')
  await run('strategies', 'set', 'anchor', '--prefer', 'what fits', '--over', 'what is new')
  await run('meetings', 'announce', 'anchor', '--kind', 'tactical', '--minutes', '30')
  expect(asked.map(({ path: where, body }) => [where, body])).toEqual([
    [
      '/api/v1/work-items',
      {
        ...{ role: 'clerk', title: 'Call the bank.', kind: 'next-action' },
        projection: '2027-01-31',
      },
    ],
    ['/api/v1/work-items/w1/steps', { kind: 'done', text: 'Called.' }],
    ['/api/v1/strategies', { circle: 'anchor', prefer: 'what fits', over: 'what is new' }],
    ['/api/v1/meetings', { circle: 'anchor', kind: 'tactical', minutes: 30 }],
  ])
})

test('a proposal is made from a file of JSON or YAML', async () => {
  writeFileSync(path.join(folder, 'p.yaml'), 'title: A steward\nchanges: []\n')
  expect((await run('proposals', 'make', 'p.yaml')).status).toBe(0)
  expect(asked[0]?.body).toEqual({ title: 'A steward', changes: [] })
  writeFileSync(path.join(folder, 'list.yaml'), '- x\n')
  expect((await run('proposals', 'make', 'list.yaml')).status).toBe(2)
  expect((await run('proposals', 'make', 'none.yaml')).status).toBe(2)
})

test('roles are listed by circle, with who fills them and until when', async () => {
  const { stdout } = await run('roles')
  expect(stdout).toBe('Anchor (anchor)\n  anchor-lead: bea until 2027-01-31\n  clerk: nobody\n')
})

describe('in an emergency', () => {
  const promote = ['promote', 'warehouse/stock@1.1.0', '--to', 'specReview', '--format', 'json']
  const said = ['--value-lost', 'A day.', '--less-tension', 'It is sent.', '--good-faith']

  test('a version is promoted after it is declared, by the name that the service has now', async () => {
    const { status, stderr } = await run(
      ...[...promote, '--emergency', '--reason', 'The shop is down.', ...said, '--spends-nothing'],
    )
    // The answers of this registry are no decisions; what was asked is what counts.
    expect([status, stderr]).toEqual([
      3,
      'You act in place of stock-owner, who is told. Emergency x: explain it, and repair it until 2026-12-06 (concordat emergencies act x repaired --set text=…).\n',
    ])
    const posts = asked.filter(({ method }) => method === 'POST')
    expect(posts).toEqual([
      {
        ...{ method: 'POST', path: '/api/v1/emergencies' },
        body: {
          ...{ action: 'version.transition', subject: 'version:logistics/stock@1.1.0' },
          ...{ reason: 'The shop is down.', valueLost: 'A day.', lessTension: 'It is sent.' },
          ...{ goodFaith: true, spendsNothing: true },
        },
      },
      {
        ...{ method: 'POST', path: '/api/v1/services/warehouse/stock/versions/1.1.0/transitions' },
        body: { to: 'specReview', reason: 'The shop is down.' },
      },
    ])
  })

  test('nothing is asked for while something of it is not said, or said without the emergency', async () => {
    const half = await run(...promote, '--emergency', ...said)
    expect([half.status, half.stderr]).toEqual([
      2,
      expect.stringContaining('missing: --reason, --spends-nothing.'),
    ])
    const calm = await run(...promote, ...said)
    expect([calm.status, calm.stderr]).toEqual([
      2,
      expect.stringContaining('--value-lost, --less-tension, --good-faith goes with --emergency.'),
    ])
    expect(asked.filter(({ method }) => method === 'POST')).toEqual([])
  })
})

test('a ruling is given, and what it finds is struck', async () => {
  const ruling = ['rulings', 'give', '--circle', 'anchor', '--subject', 'proposal:p1']
  const words = ['--question', 'May it?', '--answer', 'No.', '--logic', 'Article 3.']
  expect((await run(...ruling, ...words, '--breaks-constitution')).status).toBe(0)
  expect((await run('proposals', 'strike', 'p1', '--ruling', 'x', '--reason', 'So.')).status).toBe(
    0,
  )
  expect(asked).toEqual([
    {
      ...{ method: 'POST', path: '/api/v1/rulings' },
      body: {
        ...{ circle: 'anchor', subject: 'proposal:p1', question: 'May it?', answer: 'No.' },
        ...{ logic: 'Article 3.', breaksConstitution: true },
      },
    },
    {
      ...{ method: 'POST', path: '/api/v1/proposals/p1/strike' },
      body: { ruling: 'x', reason: 'So.' },
    },
  ])
})

import { ADA, BEN, CLEO, contractOf, TO_OPERATION, type Story } from './story.ts'

export const SERVICES = [
  'carts',
  'catalogue',
  'customers',
  'offers',
  'prices',
  'refunds',
  'shipping',
] as const
export const PROCESSES = ['order-to-cash', 'returns', 'welcome'] as const
export const SALES = [...SERVICES, ...PROCESSES]

export const AVAILABLE = { metric: 'availability', target: 99.5, unit: 'percent' }
const BY = { author: BEN, approver: CLEO }
const USERS = { asks: BEN, agrees: CLEO }

/** Ten services of sales, three of them processes, each brought into operation through every gate by two people. */
export async function beginSales(story: Story): Promise<void> {
  for (const name of SALES) {
    await story.register(BEN, {
      ...{ domain: 'sales', name, purpose: `Keeps ${name}.`, activity: 'marketing-and-sales' },
      kind: PROCESSES.some((process) => process === name) ? 'process' : 'atomic',
      endpoints: [
        { environment: 'staging', url: `https://staging.example/${name}` },
        { environment: 'production', url: `https://sales.example/${name}` },
      ],
      objectives: [AVAILABLE],
    })
    await story.push(BEN, `sales/${name}`, '1.0.0', contractOf(name, ['all']))
    await story.walk(BY, `sales/${name}`, '1.0.0', TO_OPERATION)
  }
}

/** Everything has a consumer in production: three services a process, all others an application. */
export async function shareSales(
  story: Story,
  application: string,
  hasLevels: (service: string) => boolean,
): Promise<void> {
  for (const name of SALES) {
    const objectives = hasLevels(name) ? [AVAILABLE] : []
    await story.use(USERS, consumerOf(name, application), `sales/${name}`, { objectives })
  }
}

export function consumerOf(service: string, application: string): string {
  const process = PROCESSES[SERVICES.findIndex((name) => name === service)]
  return process === undefined ? application : `sales/${process}`
}

const OPERATIONS = ['all', 'one', 'some']

/** The seven that are no processes get version 1.1.0 or 1.2.0, with an operation more, in place of the one before. */
export async function improveSales(story: Story, minor: 1 | 2): Promise<void> {
  for (const name of SERVICES) {
    const service = `sales/${name}`
    const contract = contractOf(name, OPERATIONS.slice(0, minor + 1))
    await story.push(BEN, service, `1.${minor}.0`, contract)
    await story.walk(BY, service, `1.${minor}.0`, TO_OPERATION)
    await story.move(CLEO, service, `1.${minor - 1}.0`, { to: 'superseded' })
  }
}

/** What bothers somebody today, seven times. */
export async function feelTensions(story: Story): Promise<void> {
  for (const name of SERVICES) {
    await story.server.dependencies.governance.tensions.open(ADA, {
      subject: `service:sales/${name}`,
      now: `Nobody knows what ${name} costs.`,
      couldBe: `What ${name} costs is written down.`,
    })
  }
}

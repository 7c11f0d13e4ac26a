import type { ServiceDocument, SubscriptionDocument } from '../documents.ts'
import type { DutyAtHand, DutyKind, DutyRequest } from '../duties/duties.ts'
import { serviceOwner } from '../services/service-owner.ts'
import { tellConsumer, type TellingPorts } from './consumers-told.ts'

const DAY = 24 * 60 * 60_000 // milliseconds
/** Days after a request on which the provider is reminded that nobody has answered it. */
const REMINDERS = [7, 14, 30] as const

/** What follows from a request for a subscription: it must not stay unanswered. */
export function dutiesOfRequest(
  id: string,
  { createdAt }: Pick<SubscriptionDocument, 'createdAt'>,
  { domain }: Pick<ServiceDocument, 'domain'>,
): readonly DutyRequest[] {
  const requested = Date.parse(createdAt)
  const duty = (kind: string, days: number): DutyRequest => ({
    key: `${kind}/${id}/${days}`,
    kind,
    subject: `subscription:${id}`,
    domain,
    dueAt: new Date(requested + days * DAY).toISOString(),
    data: { subscription: id, days },
  })
  return [
    duty('subscription-requested', 0),
    ...REMINDERS.map((days) => duty('subscription-unanswered', days)),
  ]
}

/** What follows from an answer: the consumer hears it. */
export function dutiesOfAnswer(
  id: string,
  { updatedAt, decision }: Pick<SubscriptionDocument, 'updatedAt' | 'decision'>,
  { domain }: Pick<ServiceDocument, 'domain'>,
): readonly DutyRequest[] {
  return [
    {
      key: `subscription-answered/${decision?.id ?? updatedAt}`,
      kind: 'subscription-answered',
      subject: `subscription:${id}`,
      domain,
      dueAt: updatedAt,
      data: { subscription: id, since: updatedAt },
    },
  ]
}

/** What the duties of this file carry. */
interface SubscriptionDutyData {
  readonly subscription: string
  readonly days?: number
  readonly since?: string
}

export function subscriptionDutyKinds(ports: TellingPorts): readonly DutyKind[] {
  const find = ({ duty }: DutyAtHand): ReturnType<typeof ports.subscriptions.get> =>
    ports.subscriptions.get(dataOf(duty.value).subscription)
  const tellProvider = async (atHand: DutyAtHand, title: string): Promise<string> => {
    const { duty, permit } = atHand
    const subscription = await find(atHand)
    if (subscription === undefined || subscription.value.decision !== undefined) {
      return 'Nothing to do: there is no request without an answer.'
    }
    const { service, consumer, range, environment, createdAt } = subscription.value
    const provider = await ports.services.get(service)
    const owner = provider && (await serviceOwner(ports.domains, provider.value))
    await ports.notices.tell({
      key: duty.id,
      kind: duty.value.kind,
      subject: duty.value.subject,
      title,
      text: `${consumer} wants to use ${service} ${range} in ${environment} and asked on ${createdAt.slice(0, 10)}; approve or reject it.`,
      service,
      subscription: subscription.id,
      roles: owner === undefined ? [] : [owner],
      accounts: [],
      at: permit.at.toISOString(),
    })
    return owner === undefined
      ? 'Nobody could be told: neither the service nor a domain around it has an owner.'
      : `The role ${owner} was told.`
  }
  return [
    {
      id: 'subscription-requested',
      title: 'Tell the provider of a request',
      perform: (atHand) => tellProvider(atHand, 'A subscription is asked for'),
    },
    {
      id: 'subscription-unanswered',
      title: 'Remind the provider of a request',
      perform: (atHand) =>
        tellProvider(
          atHand,
          `A subscription has waited for ${dataOf(atHand.duty.value).days ?? 0} days`,
        ),
    },
    {
      id: 'subscription-answered',
      title: 'Tell the consumer of an answer',
      perform: async (atHand) => {
        const { duty, permit } = atHand
        const subscription = await find(atHand)
        const decision = subscription?.value.decision
        if (
          subscription === undefined ||
          decision === undefined ||
          decision.at !== dataOf(duty.value).since
        ) {
          return 'Nothing to do: the subscription went on to something else.'
        }
        const { service, range, environment, state } = subscription.value
        const { transition, actor, reason } = decision
        await tellConsumer(ports, duty.id, subscription, {
          kind: duty.value.kind,
          subject: duty.value.subject,
          title: `Your subscription to ${service} is ${state}`,
          text: `${service} ${range} in ${environment}: ${transition} by ${actor}.${reason === undefined ? '' : ` Reason given: ${reason}`}`,
          service,
          at: permit.at.toISOString(),
        })
        return 'The consumer was told.'
      },
    },
  ]
}

function dataOf({ data }: DutyAtHand['duty']['value']): SubscriptionDutyData {
  return data as unknown as SubscriptionDutyData
}

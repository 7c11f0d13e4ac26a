import type { Store } from '../../store/index.ts'
import { guardCollection } from '../guarded-collection.ts'
import type { Registry } from '../registry.ts'
import { createManaging, type ManagingPorts } from './manage-webhooks.ts'
import { createSending, type Attempts, type SendingPorts } from './send-deliveries.ts'
import {
  WEBHOOK_DELIVERIES,
  WEBHOOK_PROGRESS,
  WEBHOOK_SECRETS,
  WEBHOOKS,
} from './webhook-document.ts'
import { createWebhookFigures } from './webhook-figures.ts'
import type { Webhooks } from './webhooks.ts'

type Kept = 'webhooks' | 'secrets' | 'progress' | 'deliveries'
type Input = Omit<SendingPorts, Kept | 'history' | 'attempts'> &
  Omit<ManagingPorts, Kept | 'lastSequence' | 'domains' | 'services'> & {
    readonly history: SendingPorts['history'] & { lastSequence(): Promise<number> }
    /** Tells whether there are the services and domains that a webhook names. */
    readonly catalogue: Pick<Registry, 'domains' | 'services'>
  }

/** Opens the webhooks in a store. */
export async function openWebhooks(
  store: Store,
  { catalogue, ...ports }: Input,
): Promise<Webhooks> {
  const kept = {
    webhooks: guardCollection(await store.collection(WEBHOOKS), ports.newId),
    secrets: await store.collection(WEBHOOK_SECRETS),
    progress: await store.collection(WEBHOOK_PROGRESS),
    deliveries: await store.collection(WEBHOOK_DELIVERIES),
  }
  const managing = createManaging({
    ...{ ...ports, ...kept },
    ...{ domains: catalogue.domains, services: catalogue.services },
    lastSequence: () => ports.history.lastSequence(),
  })
  const attempts: Attempts = { delivered: 0, waiting: 0, dead: 0 }
  return {
    ...managing,
    figures: createWebhookFigures({ ...ports, ...kept, attempts }),
    send: createSending({ ...ports, ...kept, attempts }),
  }
}

import type { Store } from '../../store/index.ts'
import { guardCollection } from '../guarded-collection.ts'
import { createEndpointPlaces } from './endpoint-places.ts'
import { createObservations, type ObservationPorts } from './create-observations.ts'
import {
  DEPLOYED_SERVICES,
  OBSERVATION_MAPPINGS,
  OBSERVED_DAYS,
  REPORTING_DAYS,
  UNMAPPED_DAYS,
} from './observation-documents.ts'
import type { Observations } from './observations.ts'

type Surroundings = Omit<
  ObservationPorts,
  | 'endpointPlaces'
  | 'days'
  | 'deployed'
  | 'unmappedDays'
  | 'mappings'
  | 'reporting'
  | 'reportingDays'
> & { readonly newId: () => string }

export async function openObservations(store: Store, ports: Surroundings): Promise<Observations> {
  const { newId } = ports
  const reportingDays = await store.collection(REPORTING_DAYS)
  return createObservations({
    ...ports,
    endpointPlaces: createEndpointPlaces(ports),
    days: await store.collection(OBSERVED_DAYS),
    deployed: await store.collection(DEPLOYED_SERVICES),
    unmappedDays: await store.collection(UNMAPPED_DAYS),
    mappings: guardCollection(await store.collection(OBSERVATION_MAPPINGS), newId),
    reporting: guardCollection(reportingDays, newId),
    reportingDays,
  })
}

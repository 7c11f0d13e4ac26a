import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'
import { observationMapping, type ObservationMapping } from './observation-mapping.ts'

const instant = z.iso.datetime()
const count = z.int().min(0)

const row = z.object({
  /** A service's id, an application's name, or what the source called it. */
  consumer: z.string().max(300),
  /** As the contract names it; empty when the source did not say. */
  operation: z.string().max(400),
  version: z.string().max(100),
  environment: z.string().max(100),
  calls: count,
  /** Those of the calls that ended with a status from 400 on. */
  errors: count,
  firstAt: instant,
  lastAt: instant,
})
export type ObservedRow = z.infer<typeof row>

const observedDay = z.object({
  /** In UTC. */
  day: z.iso.date(),
  /** The service's id. */
  service: z.string(),
  rows: z.array(row),
  /** The last reports that were counted, so that none is counted twice. */
  reports: z.array(z.string()),
  updatedAt: instant,
})
export type ObservedDay = z.infer<typeof observedDay>

/** Calls to one service on one day, added up. */
export const OBSERVED_DAYS: CollectionDeclaration<ObservedDay> = {
  name: 'observed-days',
  schema: observedDay,
  indexes: [
    { name: 'by-service', fields: ['service', 'day'] },
    { name: 'by-day', fields: ['day'] },
    { name: 'by-update', fields: ['updatedAt'] },
  ],
  shardKey: 'service',
}

const deployedService = z.object({
  service: z.string(),
  versions: z.array(
    z.object({
      version: z.string().max(100),
      environment: z.string().max(100),
      firstAt: instant,
      lastAt: instant,
    }),
  ),
  updatedAt: instant,
})
export type DeployedService = z.infer<typeof deployedService>

/** Which versions of a service were seen to be deployed where. */
export const DEPLOYED_SERVICES: CollectionDeclaration<DeployedService> = {
  name: 'deployed-services',
  schema: deployedService,
  indexes: [{ name: 'by-update', fields: ['updatedAt'] }],
}

const unmappedDay = z.object({
  day: z.iso.date(),
  addresses: z.array(
    z.object({ host: z.string().max(300), path: z.string().max(400), calls: count }),
  ),
  calls: count,
  reports: z.array(z.string()),
})
export type UnmappedDay = z.infer<typeof unmappedDay>

/** Calls of one day whose service is not known. */
export const UNMAPPED_DAYS: CollectionDeclaration<UnmappedDay> = {
  name: 'unmapped-days',
  schema: unmappedDay,
  indexes: [{ name: 'by-day', fields: ['day'] }],
}

const reportingDay = z.object({
  day: z.iso.date(),
  account: z.string(),
  reports: count,
  counted: count,
})
export type ReportingDay = z.infer<typeof reportingDay>

/** Who reported on which day. */
export const REPORTING_DAYS: CollectionDeclaration<ReportingDay> = {
  name: 'reporting-days',
  schema: reportingDay,
  indexes: [{ name: 'by-day', fields: ['day'] }],
}

/** The one document that says which hosts and clients are which. */
export const OBSERVATION_MAPPINGS: CollectionDeclaration<ObservationMapping> = {
  name: 'observation-mappings',
  schema: observationMapping,
  indexes: [],
}

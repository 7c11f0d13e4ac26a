import type { CompatibilityLevel } from '../../compatibility/index.ts'
import type { CompatibilityReport } from './compatibility-report.ts'
import type { Deployment, Deployability } from './deployability.ts'

/** Two versions to compare. */
export interface CompareRequest {
  /** The earlier version: exact, `latest` or a range. */
  readonly against?: string | undefined
  /** Default `backward`. */
  readonly level?: CompatibilityLevel | undefined
}

/** How versions stand to each other and to those who use them. */
export interface CompatibilityCatalog {
  /**
   * A version, held against those before it, or against another one that is asked for.
   * @throws RegistryError as `VersionCatalog.get`
   */
  report(service: string, selector: string, asked?: CompareRequest): Promise<CompatibilityReport>
  /**
   * Whether a version may be deployed to an environment.
   * @throws RegistryError `environment-unknown`, and as `VersionCatalog.get`
   */
  deployability(service: string, selector: string, deployment: Deployment): Promise<Deployability>
}

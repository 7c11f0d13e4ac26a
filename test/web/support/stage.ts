import type { Browser, Page } from 'playwright-core'
import { servicePath, versionPath } from '../../../src/web/api/names.ts'
import type { ServiceList } from '../../../src/web/api/schemas.ts'
import { openBrowser } from './chromium.ts'
import { startApplication, type RunningApplication } from './running-application.ts'
import { visit, type Visit } from './visit.ts'

const slowestStart = 120_000 // milliseconds; the first run registers the sample enterprise

export interface SampleVersion {
  /** The address of its page, and of the resource below the API's base. */
  readonly path: string
  /** The same of its service. */
  readonly service: string
}

/** One running application for all tests, and a visitor with a page of their own for each. */
export class Stage {
  #application: RunningApplication | undefined
  #browser: Browser | undefined
  #visitor: Visit | undefined

  constructor() {
    beforeAll(async () => {
      this.#application = await startApplication()
      this.#browser = await openBrowser()
    }, slowestStart)
    afterAll(async () => {
      await this.#browser?.close()
      await this.#application?.stop()
    })
    beforeEach(async () => {
      this.#visitor = await visit(this.browser, this.application.url)
    })
    afterEach(async () => {
      await this.#visitor?.close()
    })
  }

  get application(): RunningApplication {
    return there(this.#application)
  }

  get browser(): Browser {
    return there(this.#browser)
  }

  get page(): Page {
    return there(this.#visitor).page
  }

  /** What the page of this test has complained of so far. */
  get complaints(): readonly string[] {
    return there(this.#visitor).complaints
  }

  /** The latest version of the first service of the samples that fits. */
  async latestVersion(
    fits: (service: ServiceList['items'][number]) => boolean,
  ): Promise<SampleVersion> {
    const { items } = await this.application.read<ServiceList>('/services')
    const service = items.find((item) => item.latest !== undefined && fits(item))
    if (service?.latest === undefined) throw new Error('The samples have no such service.')
    return {
      path: versionPath(service.id, service.latest.version),
      service: servicePath(service.id),
    }
  }

  /** Fills in the sign-in page, which must be open. */
  async signIn(password: string): Promise<void> {
    await this.page.getByLabel('Name').fill('admin')
    await this.page.getByLabel('Password', { exact: true }).fill(password)
    await this.page.keyboard.press('Enter')
  }
}

function there<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('This is there only while a test runs.')
  return part
}

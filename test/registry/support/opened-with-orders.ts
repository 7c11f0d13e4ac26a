import { openWithOrders, type TestRegistry } from './test-registry.ts'

/** The service of `openWithOrders`. */
export const ORDERS = 'sales/orders'

/** Another registry for each test of the file that imports it, closed after the test. */
export let opened: TestRegistry

beforeEach(async () => {
  opened = await openWithOrders()
})
afterEach(() => opened.store.close())

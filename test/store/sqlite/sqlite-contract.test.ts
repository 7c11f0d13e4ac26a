import { describeStore } from '../store-contract.ts'
import { makeSqlitePlace } from './sqlite-place.ts'

describeStore('sqlite', makeSqlitePlace)

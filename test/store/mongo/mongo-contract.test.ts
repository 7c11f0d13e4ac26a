import { describeStore } from '../store-contract.ts'
import { makeMongoPlace, mongodbUri } from './mongo-place.ts'

if (mongodbUri !== undefined) describeStore('mongo', makeMongoPlace)
else
  describe('store: mongo', () => {
    it.skip('needs a server: set MONGODB_URI to one, for instance mongodb://127.0.0.1:27017', () => {
      expect(mongodbUri).toBeDefined()
    })
  })

/** The phone's core as one module, in the shape in which earlier versions of it are frozen (see test/fixtures). */
export { sealAct } from '../src/offline/acts.ts'
export { createApiClient } from '../src/offline/api-client.ts'
export { addDraftPhoto, createDraft, saveDraft, settlePhoto } from '../src/offline/drafts.ts'
export { realEnvironment } from '../src/offline/environment.ts'
export { openLocalDb } from '../src/offline/local-db.ts'
export { sealDraft } from '../src/offline/seal.ts'
export { writeMe } from '../src/offline/settings.ts'
export { createSync } from '../src/offline/sync.ts'

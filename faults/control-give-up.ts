import type { Phone } from './phone.ts'

/**
 * Negative control of row 12: a phone that takes what was not answered for a failure, and clears it away. Where only the answer
 * was lost the server has it and the phone's ledger has not; where the request was lost nobody has it.
 */
export const givesUp = (phone: Phone): Phone => ({
  ...phone,
  sync: {
    ...phone.sync,
    run: async (options) => {
      const report = await phone.sync.run(options)
      for (const op of await phone.db.getAll('operations'))
        if (op.state !== 'delivered' && op.lastTrouble !== null) await phone.db.delete('operations', op.opId)
      return report
    },
  },
})

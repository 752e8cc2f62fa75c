import { InboxLink } from './case-parts/inbox-link.tsx'
import { InstallEntry } from './install/install-entry.tsx'
import { MyReportsScreen } from './reports/my-reports-screen.tsx'
import { AccountButton } from './sign-in/account-button.tsx'

/** 我的, with what other features put there: messages, the account and 安装到桌面. */
export const MinePage = () => (
  <MyReportsScreen
    corner={
      <>
        <InboxLink />
        <AccountButton />
      </>
    }
    foot={<InstallEntry />}
  />
)

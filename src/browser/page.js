/**
 * Runs on every page before it is painted: sets the reader's theme and the class `js`, which shows what needs scripts;
 * then copies links, and adds the source to text that is copied. Plain JavaScript: it is sent as it stands here.
 */
{
  const root = document.documentElement;
  /** Reads or keeps the theme. Where storage is switched off, a choice holds for its page. */
  const theme = (/** @type {[value?: string]} */ ...[value]) => {
    try {
      if (value) localStorage.setItem('theme', value);
      return value ?? localStorage.getItem('theme');
    } catch {
      return value;
    }
  };
  const show = (/** @type {string} */ value) => (root.dataset.theme = value);
  const say = (/** @type {string | undefined} */ text) => document.getElementById('news')?.replaceChildren(text ?? '');

  root.classList.add('js');
  show(theme() ?? '');
  addEventListener('click', async ({ target }) => {
    const button = target instanceof Element && target.closest('button');
    if (!button) return;
    const { dataset, classList, previousElementSibling: link } = button;
    if (dataset.do === 'theme') {
      const now = root.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
      say(dataset[show(theme(now === 'dark' ? 'light' : 'dark') ?? '')]);
    }
    if (dataset.do === 'copy' && link instanceof HTMLAnchorElement) {
      // Over plain http browsers keep the clipboard to themselves: the link is selected to be copied by hand.
      if (!navigator.clipboard) return getSelection()?.selectAllChildren(link);
      await navigator.clipboard.writeText(link.href);
      say(document.body.dataset.copied);
      classList.add('done');
      setTimeout(() => classList.remove('done'), 2000);
    }
  });
  addEventListener('copy', (event) => {
    const text = String(getSelection());
    if (text.length < 60 || !(event instanceof ClipboardEvent)) return;
    event.clipboardData?.setData('text/plain', `${text}\n\n${document.title}\n${location.href}`);
    event.preventDefault();
  });
}

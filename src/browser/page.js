/**
 * Runs on every page before it is painted: sets the reader's theme and the class `js`, which shows what needs scripts;
 * then copies what stands before a button, and adds the source to copied text. Plain JavaScript: sent as it stands here.
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
    const { dataset, classList, previousElementSibling: what } = button;
    if (dataset.do === 'theme') {
      const now = root.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
      say(dataset[show(theme(now === 'dark' ? 'light' : 'dark') ?? '')]);
    }
    if (classList.contains('copy') && what) {
      // Over plain http browsers keep the clipboard to themselves: it is selected to be copied by hand.
      if (!navigator.clipboard) return getSelection()?.selectAllChildren(what);
      await navigator.clipboard.writeText(what instanceof HTMLAnchorElement ? what.href : what.textContent);
      say(document.body.dataset.copied);
      classList.add('done');
      setTimeout(() => classList.remove('done'), 2000);
    }
  });
  addEventListener('copy', (event) => {
    const text = String(getSelection());
    const { target } = event;
    if (text.length < 60 || (target instanceof Element && target.closest('.cite'))) return;
    event.clipboardData?.setData('text/plain', `${text}\n\n${document.title}\n${location.href}`);
    event.preventDefault();
  });
}

#!/usr/bin/env python3
"""page_test.py REPRO CHROMIUM FOLDER: pages that `repro html` makes, in a browser.

Makes programs in FOLDER, their pages, and looks at these in headless Chromium over its DevTools pipe: no page may
complain on its console or ask for anything elsewhere, every one must draw something, in light and in dark, and stepping
must change what is drawn. Fails if anything of that cannot be done. Screenshots stay in FOLDER.
"""

import base64
import itertools
import json
import os
import pathlib
import re
import select
import signal
import struct
import subprocess
import sys
import time
import zlib

SECONDS = 60  # for any one thing that the browser is asked


class Browser:
    """Chromium and its DevTools protocol: JSON, ended by a NUL, over two pipes."""

    def __init__(self, chromium, profile):
        to_read, self.to = os.pipe()
        self.back, back_write = os.pipe()
        # It reads descriptor 3 and writes 4; both may be something else's here.
        start = 'exec "$0" "$@" 3<&%d 4>&%d' % (to_read, back_write)
        command = ['bash', '-c', start, chromium, '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
                   '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
                   '--force-device-scale-factor=1', '--hide-scrollbars', '--user-data-dir=' + profile,
                   '--remote-debugging-pipe', 'about:blank']
        self.log = open(profile + '.log', 'wb')
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
                                        pass_fds=(to_read, back_write), start_new_session=True)
        os.close(to_read)
        os.close(back_write)
        self.numbers = itertools.count(1)
        self.pending = b''
        self.events = []

    def close(self):
        """Ends this browser's own process group."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        self.log.close()

    def message(self, deadline):
        while b'\0' not in self.pending:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.back], [], [], left)[0]:
                raise TimeoutError('the browser does not answer')
            part = os.read(self.back, 1 << 16)
            if not part:
                raise EOFError('the browser ended: see ' + self.log.name)
            self.pending += part
        text, self.pending = self.pending.split(b'\0', 1)
        return json.loads(text)

    def ask(self, method, session=None, **parameters):
        number = next(self.numbers)
        request = {'id': number, 'method': method, 'params': parameters}
        if session:
            request['sessionId'] = session
        os.write(self.to, json.dumps(request).encode() + b'\0')
        deadline = time.monotonic() + SECONDS
        while True:
            answer = self.message(deadline)
            if answer.get('id') != number:
                self.events.append(answer)
            elif 'error' in answer:
                raise RuntimeError('%s: %s' % (method, answer['error']))
            else:
                return answer['result']

    def wait_for(self, method):
        deadline = time.monotonic() + SECONDS
        while not any(event.get('method') == method for event in self.events):
            self.events.append(self.message(deadline))


class Page:
    """One page, from its load on."""

    def __init__(self, browser, path, scheme, width=1300, height=900):
        self.browser = browser
        target = browser.ask('Target.createTarget', url='about:blank')['targetId']
        self.target = target
        self.session = browser.ask('Target.attachToTarget', targetId=target, flatten=True)['sessionId']
        browser.events.clear()
        for domain in ('Page', 'Runtime', 'Log', 'Network'):
            self.ask(domain + '.enable')
        self.ask('Emulation.setEmulatedMedia', features=[{'name': 'prefers-color-scheme', 'value': scheme}])
        self.ask('Emulation.setDeviceMetricsOverride', width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.url = pathlib.Path(path).resolve().as_uri()
        self.ask('Page.navigate', url=self.url)
        browser.wait_for('Page.loadEventFired')

    def ask(self, method, **parameters):
        return self.browser.ask(method, self.session, **parameters)

    def value(self, expression):
        result = self.ask('Runtime.evaluate', expression=expression, returnByValue=True, awaitPromise=True)
        if 'exceptionDetails' in result:
            raise AssertionError('%s: %s' % (expression, result['exceptionDetails']))
        return result['result'].get('value')

    def press(self, key):
        self.ask('Input.dispatchKeyEvent', type='keyDown', key=key)
        self.ask('Input.dispatchKeyEvent', type='keyUp', key=key)

    def point(self, kind, x, y, **more):
        self.ask('Input.dispatchMouseEvent', type=kind, x=x, y=y, **more)

    def middle(self, selector):
        return self.value('(() => { const r = document.querySelector(%s).getBoundingClientRect();'
                          'return [r.x + r.width / 2, r.y + r.height / 2]; })()' % json.dumps(selector))

    def click(self, selector):
        x, y = self.middle(selector)
        self.point('mousePressed', x, y, button='left', clickCount=1)
        self.point('mouseReleased', x, y, button='left', clickCount=1)

    def screenshot(self, path):
        data = base64.b64decode(self.ask('Page.captureScreenshot', format='png')['data'])
        pathlib.Path(path).write_bytes(data)
        return pixels(data)

    def complaints(self):
        """What it said on the console, and what it asked for that is not itself."""
        self.value('0')  # what came before has been reported when this is answered
        found = []
        for event in self.browser.events:
            method, parameters = event.get('method'), event.get('params')
            if method in ('Runtime.exceptionThrown', 'Runtime.consoleAPICalled', 'Log.entryAdded'):
                found.append('%s: %s' % (method, json.dumps(parameters)[:600]))
            elif method == 'Network.requestWillBeSent' and parameters['request']['url'].split('#')[0] != self.url:
                found.append('asks for ' + parameters['request']['url'])
        return found

    def close(self):
        self.browser.ask('Target.closeTarget', targetId=self.target)


def pixels(png):
    """(width, height, rows of RGB or RGBA bytes, bytes a pixel) of a PNG with 8 bits a sample."""
    assert png[:8] == b'\x89PNG\r\n\x1a\n', 'no PNG'
    at, packed, header = 8, b'', None
    while at < len(png):
        length, kind = struct.unpack('>I4s', png[at:at + 8])
        if kind == b'IHDR':
            header = struct.unpack('>IIBBBBB', png[at + 8:at + 21])
        elif kind == b'IDAT':
            packed += png[at + 8:at + 8 + length]
        at += length + 12
    width, height, depth, colour, _, _, interlaced = header
    assert depth == 8 and colour in (2, 6) and interlaced == 0, 'a PNG of another kind: %r' % (header,)
    size = 3 if colour == 2 else 4
    data, row, rows = zlib.decompress(packed), bytearray(width * size), []
    for y in range(height):
        start = y * (width * size + 1)
        row = unfilter(data[start], bytearray(data[start + 1:start + 1 + width * size]), row, size)
        rows.append(bytes(row))
    return width, height, rows, size


def unfilter(kind, line, above, size):
    assert kind <= 4, 'no filter of PNG'
    for i in range(len(line) if kind else 0):
        left = line[i - size] if i >= size else 0
        up = above[i]
        corner = above[i - size] if i >= size else 0
        if kind == 1:
            add = left
        elif kind == 2:
            add = up
        elif kind == 3:
            add = (left + up) // 2
        else:
            guess = left + up - corner
            add = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]
        line[i] = (line[i] + add) & 255
    return line


def colours(picture):
    """How many pixels of each colour."""
    width, _, rows, size = picture
    counts = {}
    for row in rows:
        for x in range(0, width * size, size):
            colour = row[x:x + 3]
            counts[colour] = counts.get(colour, 0) + 1
    return counts


def paper(picture):
    """The most frequent colour's brightness, 0 to 255."""
    counts = colours(picture)
    return sum(max(counts, key=counts.get)) / 3


# --- What is looked at. ---

FRAGMENTS = '''config abi=linux bits=64 target_page=4096 host_page=16384
file 3 size=0x2800
mmap(0x10000, 0x9000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mmap(0x12000, 0x2000, PROT_READ, MAP_PRIVATE|MAP_FIXED, 3, 0) = 0x12000
mprotect(0x15000, 0x1000, PROT_READ|PROT_EXEC) = 0
store 0x10005 0x5a
munmap(0x11000, 0x1000) = 0
mmap(0x1, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = -1 EINVAL
'''

HUGE = '''config abi=linux bits=64 target_page=4096 host_page=4096
mmap(0x10000, 0x1000, PROT_READ, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
mmap(0x40000000, 0x400000000000, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_NORESERVE|MAP_FIXED, -1, 0) = 0x40000000
mmap(0x7fffffffe000, 0x1000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x7fffffffe000
'''

FAILING = '''config abi=linux bits=64 target_page=4096 host_page=16384
mmap(0x10000, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = 0x10000
munmap(0x11000, 0x1000) = 0
maps
00010000-00013000 rw-p
end
load 0x10000 = 0
'''

FREEBSD = '''config abi=freebsd bits=64 target_page=16384 host_page=4096 reserved=0x100000000 base=0x200000000000
file 3 size=0x6000
mmap(0x10000, 0x8000, PROT_READ|PROT_WRITE, MAP_SHARED|MAP_FIXED, 3, 0) = 0x10000
mmap(0x20000, 0xc000, PROT_READ|PROT_WRITE, MAP_STACK|MAP_FIXED, -1, 0) = 0x20000
minherit(0x24000, 0x4000, INHERIT_NONE) = 0
'''

# A file's name is the only text on the page that is not of mapfuzz's making.
WICKED = '</script><img src=x onerror=alert(1)>&"\'.mm'


def long_program(steps):
    lines = ['config abi=linux bits=64 target_page=4096 host_page=65536']
    for i in range(steps):
        at = 0x10000 + i * 7 % 64 * 0x1000
        lines.append(('mmap(%#x, 0x3000, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS|MAP_FIXED, -1, 0) = %#x' % (at, at),
                      'munmap(%#x, 0x1000) = 0' % at)[i % 2])
    return '\n'.join(lines) + '\n'


class Checks:
    def __init__(self, repro, browser, folder):
        self.repro, self.browser, self.folder = repro, browser, folder
        self.count = 0

    def that(self, holds, what):
        if not holds:
            raise AssertionError(what)
        self.count += 1

    def make(self, name, text):
        program = os.path.join(self.folder, name)
        page = os.path.join(self.folder, 'page-%d.html' % self.count)
        pathlib.Path(program).write_text(text)
        subprocess.run([self.repro, 'html', name, '-o', page], cwd=self.folder, check=True, timeout=SECONDS)
        return page

    def load(self, name, text, scheme='light'):
        page = Page(self.browser, self.make(name, text), scheme)
        self.that(page.value('document.title') == name + ' - mapfuzz', name + ': the title is not its name')
        return page

    def done(self, page, name):
        complaints = page.complaints()
        self.that(not complaints, '%s: %s' % (name, complaints))
        page.close()

    # What is drawn of the step chosen, as text.
    DRAWN = 'document.getElementById("detail").innerHTML'
    WHERE = 'document.getElementById("where").textContent'
    CHOSEN = 'document.querySelector(".lane[aria-current]").dataset.lane'

    def steps(self):
        """Buttons and arrow keys change the picture, there and back."""
        page = self.load('fragments.mm', FRAGMENTS)
        first = page.value(self.DRAWN)
        self.that(page.value(self.WHERE) == 'step 1 of 7', 'does not begin at step 1')
        page.click('#next')
        page.click('#next')
        second = page.value(self.DRAWN)
        before = page.screenshot(os.path.join(self.folder, 'steps-3.png'))
        self.that(page.value(self.WHERE) == 'step 3 of 7' and second != first, 'the button "on" changes nothing')
        page.press('ArrowRight')
        third = page.value(self.DRAWN)
        after = page.screenshot(os.path.join(self.folder, 'steps-4.png'))
        self.that(page.value(self.WHERE) == 'step 4 of 7' and third != second, 'the right arrow key changes nothing')
        self.that(before[2] != after[2], 'the screenshot of another step is the same')
        page.press('ArrowLeft')
        self.that(page.value(self.DRAWN) == second, 'the left arrow key does not go back')
        page.press('ArrowDown')
        self.that(page.value(self.DRAWN) == third, 'the down arrow key does not go on')
        page.press('ArrowUp')
        page.click('#previous')
        page.click('#previous')
        self.that(page.value(self.DRAWN) == first, 'the button "back" does not go back')
        page.click('#last')
        self.that(page.value(self.WHERE) == 'step 7 of 7' and page.value('document.getElementById("next").disabled'), 'no last step')
        page.click('#first')
        self.that(page.value(self.CHOSEN) == '0' and page.value('document.getElementById("previous").disabled'), 'no first step')
        page.click('.lane[data-lane="5"]')
        self.that(page.value(self.CHOSEN) == '5', 'a click on a lane does not choose it')
        self.that(page.value('document.querySelectorAll("#picture .page").length') == 3, 'not three host pages with fragments')
        self.that(page.value('document.querySelectorAll("#picture .private-file").length') > 0, 'no file is drawn as one')
        self.done(page, 'fragments.mm')

    def hover(self):
        page = self.load('fragments.mm', FRAGMENTS)
        page.press('End')
        x, y = page.middle('#picture .bar')
        self.that(page.value('document.getElementById("tip").hidden'), 'a tip without hovering')
        page.point('mouseMoved', x, y)
        tip = page.value('document.getElementById("tip").textContent')
        self.that('0x10000 - 0x11000   4 KiB' in tip and not page.value('document.getElementById("tip").hidden'), 'no details when hovering: ' + tip)
        self.done(page, 'fragments.mm')

    def failing(self):
        page = self.load('failing.mm', FAILING)
        self.that(page.value('document.getElementById("verdict").textContent') == 'ASSERTION FAILED: STATED munmap maps', 'another verdict')
        self.that(page.value(self.WHERE) == 'step 2 of 3', 'does not begin at the step that failed')
        self.that(page.value('document.querySelectorAll(".lane.failed").length') == 1, 'not one lane is marked')
        self.that(page.value('document.querySelector(".lane.failed").dataset.lane') == '2', 'another lane is marked')
        sides = page.value('[...document.querySelectorAll("#detail .side")].map(side => side.textContent)')
        self.that(len(sides) == 2 and '00010000-00013000 rw-p' in sides[0] and '00012000-00013000 rw-p' in sides[1], 'not both sides: %s' % sides)
        x = page.value('[...document.querySelectorAll("#detail .side")].map(side => side.getBoundingClientRect().x)')
        y = page.value('[...document.querySelectorAll("#detail .side")].map(side => side.getBoundingClientRect().y)')
        self.that(y[0] == y[1] and x[0] < x[1], 'the sides are not beside each other')
        self.that(page.value('document.querySelectorAll("#picture .differs").length') == 1, 'the picture does not show what differs')
        self.that('skipped' in page.value('document.querySelector(".lane[data-lane=\'3\']").className'), 'a step that was not run looks as if')
        page.press('Home')
        page.click('#failing')
        self.that(page.value(self.CHOSEN) == '2', 'the button "failing step" does not go there')
        page.screenshot(os.path.join(self.folder, 'failing.png'))
        self.done(page, 'failing.mm')

    def ended(self):
        """A run that ended the process: what was there before, and the whole report."""
        path = pathlib.Path(self.make('ended.mm', FRAGMENTS))
        before, data, after = re.split(r'(?<=id="data">)(.*?)(?=</script>)', path.read_text(), maxsplit=1, flags=re.S)
        data = json.loads(data)
        data.update(failed=4, words='the whole of it', looks=data['looks'][:4],
                    finding={'title': 'the process ended', 'want': 'an answer', 'have': 'signal 6'})
        path.write_text(before + json.dumps(data).replace('<', '\\u003c') + after)
        page = Page(self.browser, path, 'light')
        self.that(page.value(self.CHOSEN) == '4', 'does not begin at the step that ended it')
        self.that(page.value('document.querySelectorAll(".lane.failed .bar.old").length') > 2, 'the map before is not drawn')
        text = page.value('document.getElementById("detail").innerText')
        self.that('Nothing was seen after this' in text and 'the whole of it' in text and 'signal 6' in text, 'not said: ' + text)
        page.press('ArrowRight')
        self.that('was not run' in page.value('document.getElementById("detail").innerText'), 'a step that was not run looks as if')
        self.done(page, 'ended.mm')

    def huge(self):
        """4 KiB and 64 TiB on one axis: both can be seen, in their order."""
        page = self.load('huge.mm', HUGE)
        page.press('End')
        bars = page.value('[...document.querySelectorAll(".lane.chosen .bar")].map(bar => { const r = bar.getBoundingClientRect();'
                          'return [r.left, r.right]; })')
        self.that(len(bars) == 3 and all(right - left >= 20 for left, right in bars), 'not three bars of some width: %s' % bars)
        self.that(bars[0][1] <= bars[1][0] and bars[1][1] <= bars[2][0] and bars[2][1] <= 1300, 'not in order, or out of the window: %s' % bars)
        labels = page.value('[...document.querySelectorAll("#axis .at")].map(at => at.textContent)')
        self.that({'0x10000', '0x40000000', '0x400040000000', '0x7fffffffe000'} <= set(labels), 'not all addresses: %s' % labels)
        page.click('#wider')
        self.that(page.value('document.querySelectorAll(".lane.chosen .bar")[1].getBoundingClientRect().width') > (bars[1][1] - bars[1][0]) * 1.3,
                  'the button "+" makes nothing wider')
        page.screenshot(os.path.join(self.folder, 'huge.png'))
        self.done(page, 'huge.mm')

    def many(self):
        """Hundreds of steps; only lanes in sight are drawn."""
        page = self.load('many.mm', long_program(300))
        for _ in range(40):
            page.press('ArrowRight')
        self.that(page.value(self.WHERE) == 'step 41 of 300', '40 keys do not make 40 steps')
        page.press('End')
        self.that(page.value(self.WHERE) == 'step 300 of 300', 'not 300 steps')
        self.that(page.value('document.querySelectorAll(".lane").length') < 100, 'lanes out of sight are drawn')
        box = page.value('(() => { const r = document.querySelector(".lane.chosen").getBoundingClientRect(),'
                         't = document.getElementById("timeline").getBoundingClientRect(); return [r.top - t.top, t.bottom - r.bottom]; })()')
        self.that(min(box) >= 0, 'the step chosen is out of sight')
        page.value('document.getElementById("timeline").scrollTop = 0')
        page.value('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))')
        page.screenshot(os.path.join(self.folder, 'many.png'))
        self.that(page.value('document.querySelector(".lane[data-lane=\'1\']") !== null'), 'scrolling draws nothing')
        self.done(page, 'many.mm')

    def schemes(self):
        """Not blank, and light or dark as wished."""
        for scheme in ('light', 'dark'):
            page = self.load('freebsd.mm', FREEBSD, scheme)
            page.press('End')
            picture = page.screenshot(os.path.join(self.folder, 'freebsd-%s.png' % scheme))
            counts = colours(picture)
            self.that(picture[:2] == (1300, 900), 'a screenshot of another size')
            self.that(len(counts) >= 20 and max(counts.values()) < 0.95 * 1300 * 900, scheme + ': the screenshot is blank')
            self.that((paper(picture) > 200) == (scheme == 'light'), scheme + ': not so: %s' % paper(picture))
            self.that(page.value('document.querySelectorAll("#picture .guard").length') > 0, 'no guard is drawn as one')
            self.done(page, 'freebsd.mm')

    def wicked(self):
        os.makedirs(os.path.join(self.folder, os.path.dirname(WICKED)), exist_ok=True)
        page = self.load(WICKED, FRAGMENTS)
        self.that(page.value('document.images.length') == 0, 'the name of a file became part of the page')
        self.done(page, WICKED)


def main():
    repro, chromium, folder = sys.argv[1:]
    repro = os.path.abspath(repro)
    folder = os.path.abspath(folder)
    browser = Browser(chromium, os.path.join(folder, 'profile'))
    checks = Checks(repro, browser, folder)
    failed = 0
    try:
        for check in (checks.steps, checks.hover, checks.failing, checks.ended, checks.huge, checks.many, checks.schemes, checks.wicked):
            try:
                check()
            except AssertionError as error:
                print('FAILED %s: %s' % (check.__name__, error))
                failed += 1
    finally:
        browser.close()
    print('%d checks hold, %d failed' % (checks.count, failed))
    return 1 if failed or checks.count < 60 else 0


if __name__ == '__main__':
    sys.exit(main())

import { describe, expect, test } from 'vitest';
import { declaredHosts } from './hosts.ts';

describe('a listed host', () => {
  test.each([
    ['shop.example', 'https://shop.example/health', true],
    ['shop.example', 'http://SHOP.example./health', true],
    ['Shop.Example', 'https://shop.example:443/', true],
    ['shop.example', 'https://shop.example:8443/', false],
    ['shop.example', 'http://shop.example:443/', false],
    ['shop.example', 'https://www.shop.example/', false],
    ['shop.example', 'https://shop.example.evil.example/', false],
    ['shop.example', 'https://shop.example@evil.example/', false],
    ['shop.example:8443', 'https://shop.example:8443/', true],
    ['shop.example:8443', 'https://shop.example/', false],
    ['shop.example:443', 'https://shop.example/', true],
    ['çiçek.example', 'https://xn--iek-1lab.example/', true],
    ['127.0.0.1:8000', 'http://127.0.0.1:8000/', true],
    ['127.0.0.1', 'http://2130706433/', true],
    ['[::1]:8000', 'http://[0:0::1]:8000/', true],
    ['10.1.0.0/16', 'http://10.1.0.1/', false],
    ['*.example', 'https://shop.example/', false],
    ['https://shop.example', 'https://shop.example/', false],
    ['shop.example/health', 'https://shop.example/health', false],
    ['', 'https://shop.example/', false],
  ])('%j and %s: %s', (entry, url, expected) => {
    expect(declaredHosts([entry]).lists(new URL(url))).toBe(expected);
  });
});

describe('an address', () => {
  test.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::10.0.0.1',
    '2002:a00:1::',
    'fd00::1',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    'no address',
  ])('%s is not reached by a name alone', (address) => {
    const url = new URL('https://shop.example/');
    expect(declaredHosts(['shop.example']).reaches(url, address)).toBe(false);
  });

  test.each(['93.184.215.14', '172.32.0.1', '64:ff9b::8.8.8.8', '::ffff:8.8.8.8', '2606:4700::1'])(
    '%s is public',
    (address) => {
      expect(declaredHosts([]).reaches(new URL('https://shop.example/'), address)).toBe(true);
    },
  );

  test.each([
    [['localhost'], 'http://localhost/', '::1', true],
    [['localhost'], 'http://localhost/', '10.0.0.1', false],
    [['localhost:8000'], 'http://localhost/', '127.0.0.1', false],
    [['shop.example', 'localhost'], 'http://shop.example/', '127.0.0.1', false],
    [['shop.example', '10.0.0.5'], 'http://shop.example/', '10.0.0.5', true],
    [['shop.example', '10.0.0.5'], 'http://shop.example/', '10.0.0.6', false],
    [['shop.example', '10.0.0.5:8000'], 'http://shop.example/', '10.0.0.5', false],
    [['shop.example', '[fd00::5]'], 'https://shop.example/', 'fd00:0::5', true],
    [['shop.example', '10.0.0.0/24'], 'https://shop.example/', '10.0.0.200', true],
    [['shop.example', '10.0.0.0/24'], 'https://shop.example/', '10.0.1.1', false],
    [['shop.example', '10.0.0.0/99'], 'https://shop.example/', '10.0.0.1', false],
  ])('with %j, %s at %s: %s', (entries, url, address, expected) => {
    expect(declaredHosts(entries).reaches(new URL(url), address)).toBe(expected);
  });
});

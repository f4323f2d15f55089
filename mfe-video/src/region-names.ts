/** Media regions by the place an agent knows (Amazon Chime SDK developer guide, "Available Regions"). */
const PLACES: Readonly<Record<string, string>> = {
  'af-south-1': 'Cape Town',
  'ap-northeast-1': 'Tokyo',
  'ap-northeast-2': 'Seoul',
  'ap-south-1': 'Mumbai',
  'ap-southeast-1': 'Singapore',
  'ap-southeast-2': 'Sydney',
  'ca-central-1': 'Montréal',
  'eu-central-1': 'Frankfurt',
  'eu-north-1': 'Stockholm',
  'eu-south-1': 'Milano',
  'eu-west-1': 'Dublin',
  'eu-west-2': 'London',
  'eu-west-3': 'Paris',
  'sa-east-1': 'São Paulo',
  'us-east-1': 'Virginia',
  'us-east-2': 'Ohio',
  'us-west-1': 'California',
  'us-west-2': 'Oregon',
};

export function regionName(region: string): string {
  const place = PLACES[region];
  return place ? `${place} (${region})` : region;
}
